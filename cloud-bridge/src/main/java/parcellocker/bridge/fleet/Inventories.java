package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.HardwareHash;
import parcellocker.contract.wire.Json;

/**
 * What each locker is built of: proposed by the locker's first birth that says it, accepted once by an operator. A locker that says something
 * else later has an alarm until it says the former again, or somebody accepts that too.
 */
public final class Inventories {
    private final Database database;

    public Inventories(Database database) {
        this.database = database;
    }

    /** How what a locker says stands to what was accepted. */
    public enum State {
        /** Nobody has accepted anything of it. */
        PROPOSED,
        ACCEPTED,
        /** It says something else than what was accepted. */
        CHANGED
    }

    /**
     * What one locker is built of.
     *
     * @param told as it says
     * @param accepted null with {@code acceptedAt} and {@code acceptedBy}: nobody has
     */
    public record Inventory(
            LockerId locker,
            Hardware told,
            Instant toldAt,
            @Nullable Hardware accepted,
            @Nullable Instant acceptedAt,
            @Nullable String acceptedBy) {

        /** The name of what it says. */
        public String hash() {
            return HardwareHash.of(told);
        }

        public State state() {
            if (accepted == null) {
                return State.PROPOSED;
            }
            return accepted.equals(told) ? State.ACCEPTED : State.CHANGED;
        }

        /** Compartments that differ from what was accepted; none while nothing was. */
        public List<Difference> differing() {
            if (accepted == null) {
                return List.of();
            }
            SortedMap<String, String> was = accepted.compartments();
            SortedMap<String, String> is = told.compartments();
            return told.differing(accepted).stream()
                    .map(each -> new Difference(each, was.get(each), is.get(each)))
                    .toList();
        }
    }

    /**
     * One compartment that is not as accepted.
     *
     * @param accepted as {@link Hardware#compartments} says; null: there was none
     * @param told null: there is none any more
     */
    public record Difference(
            String compartment,
            @Nullable String accepted,
            @Nullable String told) {}

    /** What that locker is built of; empty: it has not said so. */
    public Optional<Inventory> of(LockerId locker) {
        return database.inTransaction(sql -> inventory(sql, locker, ""));
    }

    /** Lockers of which somebody must accept what they are built of. */
    public SortedMap<LockerId, State> open() {
        SortedMap<LockerId, State> open = new TreeMap<>();
        database.inTransaction(sql -> sql.all(
                        "select locker, accepted_hash from fleet_hardware where accepted_hash is distinct from told_hash",
                        row -> new Waiting(
                                new LockerId(row.getString(1)),
                                row.getString(2) == null ? State.PROPOSED : State.CHANGED)))
                .forEach(waiting -> open.put(waiting.locker(), waiting.state()));
        return open;
    }

    private record Waiting(LockerId locker, State state) {}

    /**
     * Somebody has looked at it, and it shall be so. Again is nothing new.
     *
     * @param hash of what they have looked at
     * @throws ProblemException {@link Problem#HARDWARE_UNKNOWN} if it has said nothing; {@link Problem#HARDWARE_DIFFERS} if it says something
     *     else by now
     */
    public Inventory accept(Sql sql, LockerId locker, String hash, String who) {
        Inventory known = inventory(sql, locker, " for update").orElseThrow(() -> unknown(locker));
        if (!known.hash().equals(hash)) {
            throw new ProblemException(Problem.HARDWARE_DIFFERS, "it says something else by now");
        }
        if (known.state() == State.ACCEPTED) {
            return known;
        }
        sql.change(
                "update fleet_hardware set accepted_hash = told_hash, accepted = told, accepted_at = now(), accepted_by = ?"
                        + " where locker = ?",
                who,
                locker.value());
        new SqlAlarmBook(sql, locker).clear(AlarmProjection.REBUILT, AlarmBook.Place.NOW);
        return inventory(sql, locker, "").orElseThrow(() -> unknown(locker));
    }

    /** That a locker has not said what it is built of. */
    public static ProblemException unknown(LockerId locker) {
        return new ProblemException(Problem.HARDWARE_UNKNOWN, locker + " has not said what it is built of");
    }

    /** Keeps what a birth says. */
    static FleetBook.Built told(Sql sql, String locker, Hardware hardware) {
        int news = sql.change(
                "insert into fleet_hardware as known (locker, told_hash, told) values (?, ?, ?) on conflict (locker) do update set"
                        + " told_hash = excluded.told_hash, told = excluded.told, told_at = excluded.told_at"
                        + " where known.told_hash <> excluded.told_hash",
                locker,
                HardwareHash.of(hardware),
                Json.write(hardware));
        Optional<Hardware> accepted = sql.one(
                "select accepted from fleet_hardware where locker = ? and accepted is not null",
                row -> Json.read(row.getString(1), Hardware.class),
                locker);
        return new FleetBook.Built(accepted, news > 0);
    }

    private static Optional<Inventory> inventory(Sql sql, LockerId locker, String lock) {
        return sql.one(
                "select locker, told, told_at, accepted, accepted_at, accepted_by from fleet_hardware where locker = ?"
                        + lock,
                Inventories::inventory,
                locker.value());
    }

    private static Inventory inventory(ResultSet row) throws SQLException {
        String accepted = row.getString("accepted");
        Timestamp at = row.getTimestamp("accepted_at");
        return new Inventory(
                new LockerId(row.getString("locker")),
                Json.read(row.getString("told"), Hardware.class),
                row.getTimestamp("told_at").toInstant(),
                accepted == null ? null : Json.read(accepted, Hardware.class),
                at == null ? null : at.toInstant(),
                row.getString("accepted_by"));
    }
}
