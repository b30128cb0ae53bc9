package parcellocker.bridge.fleet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parcellocker.bridge.retention.Kind;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** What lockers are told, in PostgreSQL: signed, numbered, kept and sent again until it is answered, see {@link Dispatch}. */
public final class Directives implements DirectiveLog {
    private final Database database;
    private final String privateJwk;
    private final Standing standing;

    /** What another system of the city says to a locker now. */
    @FunctionalInterface
    public interface Standing {
        Said at(Sql sql, LockerId locker);
    }

    /**
     * With the couriers, all that a locker is told at once.
     *
     * @param parcels that may still come
     * @param orders about what lies there, which change nothing if they are given again
     */
    public record Said(List<Directive.Parcel> parcels, List<Directive> orders) {
        public static final Said NOTHING = new Said(List.of(), List.of());

        public Said {
            parcels = List.copyOf(parcels);
            orders = List.copyOf(orders);
        }
    }

    public Directives(Database database, String privateJwk, Standing standing) {
        this.database = database;
        this.privateJwk = privateJwk;
        this.standing = standing;
    }

    /** A directive as it travels; a full list in as many messages as it has pages. */
    public record Given(long number, boolean isFullList, List<String> messages) {
        public Given {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Appends a directive in somebody's transaction; the locker's row is locked until it ends, so numbers have no gaps.
     *
     * @return its number
     */
    public long give(Sql sql, LockerId locker, Directive directive) {
        return dispatch(sql, locker).give(directive);
    }

    @Override
    public String welcome(LockerId locker, Directive.Welcome welcome) {
        return signed(locker, welcome);
    }

    /** The pages with which a locker in a former epoch is told to begin a new one. */
    public List<String> enrolment(LockerId locker, List<Directive.Enrol> pages) {
        return pages.stream().map(page -> signed(locker, page)).toList();
    }

    @Override
    public void met(LockerId locker, Status.Birth birth, boolean isOld) {
        database.inTransaction(sql -> {
            dispatch(sql, locker).met(birth, isOld, () -> whole(sql, locker));
            return locker;
        });
    }

    @Override
    public List<Given> untaken(LockerId locker, int most) {
        return database.inTransaction(sql -> given(dispatch(sql, locker).untaken(most, () -> whole(sql, locker))));
    }

    /** Rows of a log as they travel. */
    public static List<Given> given(List<LogBook.Row> rows) {
        return rows.stream()
                .map(row -> new Given(row.number(), row.session() != null, row.messages()))
                .toList();
    }

    /**
     * Forgets what lockers have taken and was given before: announcements name people, sealed to their locker. A locker that is
     * further behind gets a full list.
     *
     * @return how many
     */
    public int forget(Instant before) {
        Timestamp time = Timestamp.from(before);
        return database.inTransaction(sql -> sql.change(
                "delete from fleet_directive d using fleet_locker l where l.locker = d.locker and d.number < l.taken"
                        + " and d.given_at < ? and not exists (select 1 from fleet_directive elder"
                        + " where elder.locker = d.locker and elder.number < d.number and elder.given_at >= ?)",
                time,
                time));
    }

    /** What the report of what was forgotten calls its rows, and their rule: those that a locker has not taken are needed, as is its last. */
    public static Kind kind(Duration kept) {
        return new Kind(
                "DIRECTIVE",
                kept,
                "its locker has taken a later one",
                "个人信息保护法 19, 47",
                "select case when d.number < l.taken then d.given_at end as since_at from fleet_directive d"
                        + " join fleet_locker l using (locker)");
    }

    /** Lockers that have not answered everything. */
    public List<LockerId> waiting() {
        return database.inTransaction(sql -> sql.all(
                "select locker from fleet_locker where taken < given or beyond > 0 order by locker",
                row -> new LockerId(row.getString(1))));
    }

    /**
     * What no locker has answered yet.
     *
     * @param eldest how long the first of it has waited
     */
    public record Untaken(long count, Duration eldest) {}

    /** How much no locker has answered yet. */
    public Untaken untaken() {
        return database.inTransaction(sql -> sql.one(
                        "select coalesce(sum(l.given - l.taken), 0), coalesce(extract(epoch from now() - min(first.given_at)), 0)"
                                + " from fleet_locker l left join lateral (select d.given_at from fleet_directive d"
                                + " where d.locker = l.locker and d.number > l.taken order by d.number limit 1) first on true"
                                + " where l.taken < l.given",
                        row -> new Untaken(row.getLong(1), Duration.ofMillis((long) (row.getDouble(2) * 1_000)))))
                .orElseThrow();
    }

    /** Every locker, and whether it was ever born. */
    public Map<LockerId, Boolean> everBorn() {
        Map<LockerId, Boolean> lockers = new TreeMap<>();
        database.inTransaction(sql -> sql.all(
                        "select locker, born_at is not null from fleet_locker",
                        row -> Map.entry(new LockerId(row.getString(1)), row.getBoolean(2))))
                .forEach(one -> lockers.put(one.getKey(), one.getValue()));
        return lockers;
    }

    private Whole whole(Sql sql, LockerId locker) {
        Said said = standing.at(sql, locker);
        List<Directive> orders = new ArrayList<>(said.orders());
        Reports.said(sql, locker).ifPresent(orders::add);
        return new Whole(
                said.parcels(),
                Couriers.all(sql),
                orders,
                Configurations.desired(sql, locker).orElse(null));
    }

    private Dispatch dispatch(Sql sql, LockerId locker) {
        return new Dispatch(new SqlLogBook(sql, locker), locker, privateJwk);
    }

    private String signed(LockerId locker, Directive directive) {
        return Jose.sign(Json.write(Numbered.loose(locker.value(), 0, directive)), privateJwk);
    }
}
