package parcellocker.bridge.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;

/**
 * What was forgotten, and the proof that nothing is kept too long: what is left is counted in the tables themselves, whatever the rounds
 * say that they did.
 */
public final class Retention {
    /** Between two rounds of any kind; so long something may be due and still there. */
    public static final Duration GRACE = Duration.ofHours(25);

    /** Days of this city. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /** As records of impact assessments are kept (个人信息保护法 56). */
    private static final Duration KEPT = Duration.ofDays(3 * 366L);

    private final Database database;
    private final List<Kind> kinds;
    private final InstantSource clock;

    /** @param kinds all that there are, in the order of the report */
    public Retention(Database database, List<Kind> kinds, InstantSource clock) {
        this.database = database;
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
    }

    /**
     * Notes a round, with what it left.
     *
     * @param erased rows by kind; kinds that it does not go after are not in it
     */
    public void note(Map<String, Long> erased) {
        Instant now = clock.instant();
        boolean unused = database.inTransaction(sql -> {
            sql.change("delete from retention_run where run_at < ?", Timestamp.from(now.minus(KEPT)));
            long run = sql.one(
                            "insert into retention_run (run_at) values (?) returning run",
                            row -> row.getLong(1),
                            Timestamp.from(now))
                    .orElseThrow();
            kinds.stream()
                    .filter(kind -> erased.containsKey(kind.name()))
                    .forEach(kind -> note(sql, run, kind, erased.getOrDefault(kind.name(), 0L), now));
            return true;
        });
    }

    private static void note(Sql sql, long run, Kind kind, long erased, Instant now) {
        Holding left = holding(sql, kind, now);
        sql.change(
                "insert into retention_line (run, kind, kept_days, erased, held, needed, overdue, oldest)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                kind.name(),
                kind.kept().toDays(),
                erased,
                left.held(),
                left.needed(),
                left.overdue(),
                timestamp(left.oldest()));
    }

    private static Holding holding(Sql sql, Kind kind, Instant now) {
        return sql.one(
                        "select count(*) as held, count(*) filter (where since_at is null or since_at > ?) as needed,"
                                + " count(*) filter (where since_at < ?) as overdue,"
                                + " min(since_at) filter (where since_at <= ?) as oldest from ("
                                + kind.rows() + ") each",
                        Retention::holding,
                        Timestamp.from(now),
                        Timestamp.from(now.minus(kind.kept()).minus(GRACE)),
                        Timestamp.from(now))
                .orElseThrow();
    }

    private static Holding holding(ResultSet row) throws SQLException {
        return new Holding(
                row.getLong("held"),
                row.getLong("needed"),
                row.getLong("overdue"),
                Optional.ofNullable(row.getTimestamp("oldest"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** The report of these days, both included; what is left is asked of the tables now. */
    public Report report(LocalDate from, LocalDate to) {
        Instant now = clock.instant();
        Timestamp begin = Timestamp.from(from.atStartOfDay(CITY).toInstant());
        Timestamp end = Timestamp.from(to.plusDays(1).atStartOfDay(CITY).toInstant());
        return database.inTransaction(sql -> new Report(
                from,
                to,
                now,
                sql.one(
                                "select count(*) from retention_run where run_at >= ? and run_at < ?",
                                row -> row.getLong(1),
                                begin,
                                end)
                        .orElseThrow(),
                longestPause(sql, begin, end, now),
                kinds.stream().map(kind -> proof(sql, kind, begin, end, now)).toList(),
                days(sql, begin, end)));
    }

    private static Report.Proof proof(Sql sql, Kind kind, Timestamp begin, Timestamp end, Instant now) {
        Holding holding = holding(sql, kind, now);
        return sql.one(
                        "select coalesce(sum(erased), 0), coalesce(max(overdue), 0) from retention_line"
                                + " join retention_run using (run) where kind = ? and run_at >= ? and run_at < ?",
                        row -> new Report.Proof(kind, row.getLong(1), row.getLong(2), holding),
                        kind.name(),
                        begin,
                        end)
                .orElseThrow();
    }

    /** Of a kind that is gone after every hour, a pause of a day is one too; the longest of all kinds counts. */
    private static @Nullable Duration longestPause(Sql sql, Timestamp begin, Timestamp end, Instant now) {
        Timestamp until = end.toInstant().isAfter(now) ? Timestamp.from(now) : end;
        return sql.one(
                        "select max(extract(epoch from pause)) from (select least(lead(run_at) over w, ?) - run_at as pause"
                                + " from retention_line join retention_run using (run) where run_at >= ? and run_at < ?"
                                + " window w as (partition by kind order by run_at)) pauses",
                        row -> Optional.ofNullable(row.getBigDecimal(1)),
                        until,
                        begin,
                        end)
                .flatMap(seconds -> seconds)
                .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                .orElse(null);
    }

    private static Map<LocalDate, Map<String, Long>> days(Sql sql, Timestamp begin, Timestamp end) {
        record Day(LocalDate day, String kind, long erased) {}
        Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
        sql.all(
                        "select (run_at at time zone '" + CITY + "')::date::text, kind, sum(erased) from retention_line"
                                + " join retention_run using (run) where run_at >= ? and run_at < ? and erased > 0 group by 1, 2",
                        row -> new Day(LocalDate.parse(row.getString(1)), row.getString(2), row.getLong(3)),
                        begin,
                        end)
                .forEach(one ->
                        days.computeIfAbsent(one.day(), day -> new TreeMap<>()).put(one.kind(), one.erased()));
        return days;
    }

    /** Every line of these days, the oldest first. */
    public List<Line> lines(LocalDate from, LocalDate to) {
        return database.inTransaction(sql -> sql.all(
                "select * from retention_line join retention_run using (run) where run_at >= ? and run_at < ?"
                        + " order by run_at, run, kind",
                row -> new Line(
                        row.getLong("run"),
                        row.getTimestamp("run_at").toInstant(),
                        row.getString("kind"),
                        row.getLong("kept_days"),
                        row.getLong("erased"),
                        holding(row)),
                Timestamp.from(from.atStartOfDay(CITY).toInstant()),
                Timestamp.from(to.plusDays(1).atStartOfDay(CITY).toInstant())));
    }
}
