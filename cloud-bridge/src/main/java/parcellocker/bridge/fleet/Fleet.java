package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/** The register of lockers and of those who may sign in at them. */
public final class Fleet {
    private static final String COLUMNS =
            "locker, name, address, seal_to, epoch, given, taken, software, unsent, session, born_at, enrol_from, case when "
                    + Twins.IS_DOUBLED
                    + " then array(select distinct unnest(array_append(modes, 'DOUBLED')) order by 1) else modes end as modes";

    /** So many fit into a message with room to spare. */
    private static final int COURIERS_AT_ONCE = 100;

    private final Database database;
    private final Directives directives;

    public Fleet(Database database, Directives directives) {
        this.database = database;
        this.directives = directives;
    }

    /** What a locker is registered with; {@code sealTo} is a public JWK, or empty until its board enrols. */
    public record Registration(LockerId locker, String name, String address, long epoch, String sealTo) {}

    /** What a registration was. */
    public enum Registered {
        NEW,
        CHANGED,
        /** A later epoch: the locker begins its journal anew, and is told everything again. */
        ENROLLED_ANEW
    }

    /** Registers a locker, or changes what is registered; one that begins an epoch is told first who may sign in. */
    public static Registered register(Sql sql, Directives directives, Registration asked) {
        boolean isNew = sql.change(
                        "insert into fleet_locker (locker, name, address, seal_to, epoch) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        asked.locker().value(),
                        asked.name(),
                        asked.address(),
                        asked.sealTo(),
                        asked.epoch())
                == 1;
        if (isNew) {
            tellCouriers(sql, directives, asked.locker());
            return Registered.NEW;
        }
        boolean anew = sql.change(
                        "update fleet_locker set enrol_from = given, taken = given, beyond = 0 where locker = ? and epoch < ?",
                        asked.locker().value(),
                        asked.epoch())
                == 1;
        sql.change(
                "update fleet_locker set name = ?, address = ?, seal_to = coalesce(nullif(?, ''), seal_to),"
                        + " epoch = greatest(epoch, ?) where locker = ?",
                asked.name(),
                asked.address(),
                asked.sealTo(),
                asked.epoch(),
                asked.locker().value());
        if (anew) {
            Twins.forget(sql, asked.locker().value());
            tellCouriers(sql, directives, asked.locker());
        }
        return anew ? Registered.ENROLLED_ANEW : Registered.CHANGED;
    }

    private static void tellCouriers(Sql sql, Directives directives, LockerId locker) {
        List<Directive.Courier> known = Couriers.all(sql);
        for (int from = 0; from < known.size(); from += COURIERS_AT_ONCE) {
            directives.give(
                    sql,
                    locker,
                    new Directive.Couriers(known.subList(from, Math.min(known.size(), from + COURIERS_AT_ONCE))));
        }
    }

    /** Every locker, by name. */
    public List<Terminal> all() {
        return database.inTransaction(
                sql -> sql.all("select " + COLUMNS + " from fleet_locker order by locker", Fleet::terminal));
    }

    /** One locker, or {@link Problem#LOCKER_UNKNOWN}. */
    public Terminal terminal(LockerId locker) {
        return database.inTransaction(sql -> terminal(sql, locker));
    }

    /** As {@link #terminal(LockerId)}, inside somebody's transaction. */
    public static Terminal terminal(Sql sql, LockerId locker) {
        return sql.one("select " + COLUMNS + " from fleet_locker where locker = ?", Fleet::terminal, locker.value())
                .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, "no locker " + locker));
    }

    /** A locker's compartments, by name. */
    public List<Status.Place> compartments(LockerId locker) {
        return database.inTransaction(sql -> sql.all(
                "select compartment, size, custody, service, door from fleet_compartment where locker = ?"
                        + " order by compartment",
                SqlFleetBook::place,
                locker.value()));
    }

    /** How many compartments of each size may be given out at each of these lockers, as last heard. */
    public Map<LockerId, Map<String, Long>> free(List<LockerId> lockers) {
        Map<LockerId, Map<String, Long>> found = new LinkedHashMap<>();
        database.inTransaction(sql -> sql.all(
                        "select locker, size, count(*) free from fleet_compartment where custody = 'EMPTY'"
                                + " and service = 'IN_SERVICE' and locker = any (?) group by locker, size",
                        row -> new Free(new LockerId(row.getString(1)), row.getString(2), row.getLong(3)),
                        lockers.stream().map(LockerId::value).toList()))
                .forEach(free -> found.computeIfAbsent(free.locker(), unused -> new TreeMap<>())
                        .put(free.size(), free.count()));
        return found;
    }

    private record Free(LockerId locker, String size, long count) {}

    /** Lists someone who may sign in, or no longer may, and tells every locker; says which. */
    public List<LockerId> list(Directive.Courier courier, @Nullable String sealedName) {
        return database.inTransaction(sql -> {
            Couriers.put(sql, courier, sealedName);
            List<LockerId> lockers = sql.all(
                    "select locker from fleet_locker order by locker for update",
                    row -> new LockerId(row.getString(1)));
            Directive.Couriers directive = new Directive.Couriers(List.of(courier));
            lockers.forEach(locker -> directives.give(sql, locker, directive));
            return lockers;
        });
    }

    /** Someone who works at lockers, as listed. */
    public Optional<Directive.Courier> worker(String courier) {
        return database.inTransaction(sql -> Couriers.all(sql).stream()
                .filter(known -> known.courier().equals(courier))
                .findFirst());
    }

    private static Terminal terminal(ResultSet row) throws SQLException {
        Timestamp born = row.getTimestamp("born_at");
        return new Terminal(
                new LockerId(row.getString("locker")),
                row.getString("name"),
                row.getString("address"),
                row.getString("seal_to"),
                row.getLong("epoch"),
                row.getLong("given"),
                row.getLong("taken"),
                row.getString("software"),
                row.getLong("unsent"),
                row.getString("session"),
                born == null ? null : born.toInstant(),
                List.of((String[]) row.getArray("modes").getArray()),
                row.getLong("enrol_from"));
    }
}
