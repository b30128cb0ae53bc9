package parcellocker.bridge.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.retention.Kind;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Diagnostics reports that lockers are asked for. One is open at a locker; a later one cancels it. */
public final class Reports {
    /** So long a report is kept. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** No more of one locker are kept. */
    static final int MOST = 10;

    /** Names a report's rows {@code r}, what its locker said {@code t}, and what that answered {@code d}. */
    static final String TABLES = "fleet_report r"
            + " left join fleet_report_told t on t.locker = r.locker and t.request = r.request"
            + " left join fleet_directive d on d.locker = r.locker and d.number = r.directive";

    static final String OPEN = "(r.whole_at is null and r.cancelled_at is null and coalesce(t.state, 'TAKEN') = 'TAKEN'"
            + " and (t.state is not null or d.refused is null))";

    private static final String QUERY =
            "select r.*, t.state told, t.problem, d.refused, " + OPEN + " as open from " + TABLES;
    private static final int NAME_BYTES = 8;

    private final Database database;
    private final Directives directives;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Reports(Database database, Directives directives, InstantSource clock) {
        this.database = database;
        this.directives = directives;
        this.clock = clock;
    }

    /** What shall be in it, see {@link Directive.Report}. */
    public record Asked(List<Fact.Part> parts, Instant from, Instant to, long mostBytes) {
        public Asked {
            parts = List.copyOf(parts);
        }
    }

    /** Asks a locker, and cancels what it was asked for before; {@link Problem#LOCKER_UNKNOWN}. */
    public Report ask(Sql sql, LockerId locker, Asked asked, String author) {
        Fleet.terminal(sql, locker);
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String request = HexFormat.of().formatHex(name);
        // The row of the locker is locked with its number: of two who ask at once one comes first.
        long number = directives.give(
                sql,
                locker,
                new Directive.Report(
                        request,
                        asked.parts(),
                        asked.from().toEpochMilli(),
                        asked.to().toEpochMilli(),
                        asked.mostBytes()));
        open(sql, locker).ifPresent(before -> cancel(sql, before, true));
        sql.change(
                "insert into fleet_report (request, locker, parts, from_at, to_at, most_bytes, author, asked_at, directive)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                request,
                locker.value(),
                asked.parts().stream().map(Enum::name).toList(),
                Timestamp.from(asked.from()),
                Timestamp.from(asked.to()),
                asked.mostBytes(),
                author,
                Timestamp.from(clock.instant()),
                number);
        sql.change(
                "delete from fleet_report where locker = ? and request not in (select request from fleet_report"
                        + " where locker = ? order by asked_at desc, directive desc limit ?)",
                locker.value(),
                locker.value(),
                MOST);
        return find(sql, locker, request);
    }

    /** Says again what is open to a locker that begins a new epoch; one that knows it does nothing. */
    public void again(Sql sql, LockerId locker) {
        for (Report open : open(sql, locker).stream().toList()) {
            long number = directives.give(sql, locker, said(open));
            sql.change(
                    "update fleet_report set directive = ? where request = ?",
                    number,
                    open.wanted().request());
        }
    }

    /** What a locker is asked for now, as it is said. */
    static Optional<Directive> said(Sql sql, LockerId locker) {
        return open(sql, locker).map(Reports::said);
    }

    private static Directive said(Report open) {
        Report.Wanted wanted = open.wanted();
        return new Directive.Report(
                wanted.request(),
                wanted.parts(),
                wanted.from().toEpochMilli(),
                wanted.to().toEpochMilli(),
                wanted.mostBytes());
    }

    private static Optional<Report> open(Sql sql, LockerId locker) {
        return sql.one(QUERY + " where r.locker = ? and " + OPEN, Reports::report, locker.value());
    }

    /** Nobody wants it any more; {@link Problem#REPORT_UNKNOWN}, {@link Problem#REPORT_OVER}. */
    public Report cancel(Sql sql, LockerId locker, String request) {
        Report now = find(sql, locker, request);
        if (!now.state().isOpen()) {
            throw new ProblemException(Problem.REPORT_OVER, "it is " + now.state());
        }
        cancel(sql, now, false);
        return find(sql, locker, request);
    }

    /** The row waits for an upload that is under way, and with the row its bytes go. */
    private void cancel(Sql sql, Report open, boolean isSuperseded) {
        String request = open.wanted().request();
        int changed = sql.change(
                "update fleet_report set cancelled_at = ?, superseded = ?, held = 0, total = 0, hash = ''"
                        + " where request = ? and whole_at is null",
                Timestamp.from(clock.instant()),
                isSuperseded,
                request);
        if (changed > 0) {
            sql.change("delete from fleet_report_chunk where request = ?", request);
        }
    }

    /** A locker's, the latest first; {@link Problem#LOCKER_UNKNOWN}. */
    public List<Report> all(LockerId locker) {
        return database.inTransaction(sql -> {
            Fleet.terminal(sql, locker);
            return sql.all(
                    QUERY + " where r.locker = ? order by r.asked_at desc, r.directive desc",
                    Reports::report,
                    locker.value());
        });
    }

    /** One of them, or {@link Problem#REPORT_UNKNOWN}. */
    public Report find(LockerId locker, String request) {
        return database.inTransaction(sql -> find(sql, locker, request));
    }

    private static Report find(Sql sql, LockerId locker, String request) {
        return sql.one(QUERY + " where r.locker = ? and r.request = ?", Reports::report, locker.value(), request)
                .orElseThrow(() -> new ProblemException(Problem.REPORT_UNKNOWN, "no such report of " + locker));
    }

    /** Copies the bytes of one that is whole; a transaction a piece, for whoever downloads may be slow. */
    public void copy(Report whole, OutputStream out) throws IOException {
        long at = 0;
        while (at < whole.total()) {
            long from = at;
            byte[] piece = database.inTransaction(
                            sql -> new SqlReportBook(sql, whole.wanted().locker(), clock)
                                    .piece(whole.wanted().request(), from))
                    .orElseThrow(() -> new IOException("the report was forgotten meanwhile"));
            out.write(piece);
            at += piece.length;
        }
    }

    private static Report report(ResultSet row) throws SQLException {
        Report.Wanted wanted = new Report.Wanted(
                row.getString("request"),
                new LockerId(row.getString("locker")),
                Arrays.stream((String[]) row.getArray("parts").getArray())
                        .map(Fact.Part::valueOf)
                        .toList(),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getLong("most_bytes"),
                row.getString("author"),
                row.getTimestamp("asked_at").toInstant());
        return new Report(
                wanted, row.getLong("held"), row.getLong("total"), row.getString("hash"), state(row), problem(row));
    }

    private static Report.State state(ResultSet row) throws SQLException {
        String told = row.getString("told");
        if (row.getTimestamp("whole_at") != null) {
            return Report.State.UPLOADED;
        }
        if (row.getTimestamp("cancelled_at") != null) {
            return row.getBoolean("superseded") ? Report.State.SUPERSEDED : Report.State.CANCELLED;
        }
        if (row.getBoolean("open")) {
            boolean hasBegun = row.getLong("held") > 0;
            return hasBegun ? Report.State.UPLOADING : told == null ? Report.State.ASKED : Report.State.ACCEPTED;
        }
        return told == null
                ? Report.State.REFUSED
                : switch (ReportTold.State.valueOf(told)) {
                    case REFUSED -> Report.State.REFUSED;
                    case SUPERSEDED -> Report.State.SUPERSEDED;
                    case WITHDRAWN -> Report.State.CANCELLED;
                    // What it uploaded is not here: this city was restored from before.
                    case TAKEN, UPLOADED, FAILED -> Report.State.FAILED;
                };
    }

    /** An agent that knows no reports answers the directive alone. */
    private static @Nullable String problem(ResultSet row) throws SQLException {
        String told = row.getString("problem");
        return told == null ? row.getString("refused") : told;
    }

    /** Forgets reports that are long past. */
    public int forget() {
        return database.inTransaction(sql -> sql.change(
                "delete from fleet_report where asked_at < ?",
                Timestamp.from(clock.instant().minus(KEPT))));
    }

    /** What the report of what was forgotten calls its rows, and their rule. */
    public static Kind kind() {
        return new Kind(
                "REPORT", KEPT, "it was asked for", "个人信息保护法 19, 47", "select asked_at as since_at from fleet_report");
    }
}
