package parcellocker.bridge.parcels;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * How long parcels may lie. It begins when the recipient has been told; the locker counts, for it alone knows when its doors could
 * be opened.
 */
public final class Storage {
    private static final int MOST = 200;

    private final Database database;
    private final Directives directives;
    private final Terms terms;

    /**
     * What holds for every delivery.
     *
     * @param isToldAtOnce whether who is noted down is told; else somebody else tells them and says so by {@link #told}
     */
    public record Terms(boolean isToldAtOnce, Duration stay) {}

    public Storage(Database database, Directives directives, Terms terms) {
        this.database = database;
        this.directives = directives;
        this.terms = terms;
    }

    private record Noted(LockerId locker, String delivery) {}

    /**
     * Begins the storage of all whose recipients have been told since.
     *
     * @return lockers for which there are new directives
     */
    public SortedSet<LockerId> begin() {
        if (!terms.isToldAtOnce()) {
            return new TreeSet<>();
        }
        return database.inTransaction(sql -> {
            SortedSet<LockerId> lockers = new TreeSet<>();
            for (Noted noted : noted(sql)) {
                if (begin(sql, noted.locker(), noted.delivery())) {
                    lockers.add(noted.locker());
                }
            }
            return lockers;
        });
    }

    private static List<Noted> noted(Sql sql) {
        return sql.all(
                "select n.locker, n.delivery from parcel_notice n join parcel_delivery d using (locker, delivery)"
                        + " left join parcel_storage s using (locker, delivery)"
                        + " where s.told_at is null and d.state = any (?) order by n.locker, n.delivery limit ?",
                row -> new Noted(new LockerId(row.getString(1)), row.getString(2)),
                State.inside(),
                MOST);
    }

    /**
     * The recipient has been told. Said again it changes nothing.
     *
     * @param at the locker, needed only if several have a delivery of that name
     * @throws ProblemException {@link Problem#PARCEL_UNKNOWN}, or {@link Problem#REQUEST_MALFORMED} if it is over or ambiguous
     */
    public LockerId told(String delivery, Optional<LockerId> at) {
        return database.inTransaction(sql -> {
            LockerId locker = Announcements.holder(sql, delivery, at);
            begin(sql, locker, delivery);
            return locker;
        });
    }

    /** Begins it once, in the transaction that notes that the recipient was told; says whether this was the once. */
    boolean begin(Sql sql, LockerId locker, String delivery) {
        boolean isNew = sql.change(
                        "insert into parcel_storage (locker, delivery, limit_millis) values (?, ?, ?) on conflict do nothing",
                        locker.value(),
                        delivery,
                        terms.stay().toMillis())
                == 1;
        if (isNew) {
            directives.give(
                    sql,
                    locker,
                    new Directive.StartStorage(delivery, terms.stay().toMillis()));
        }
        return isNew;
    }

    /** Another time in all, longer or shorter; errors as of {@link #told}. */
    public LockerId within(String delivery, Optional<LockerId> at, Duration stay) {
        return database.inTransaction(sql -> {
            LockerId locker = Announcements.holder(sql, delivery, at);
            sql.change(
                    "insert into parcel_storage (locker, delivery, limit_millis) values (?, ?, ?)"
                            + " on conflict (locker, delivery) do update set limit_millis = excluded.limit_millis",
                    locker.value(),
                    delivery,
                    stay.toMillis());
            directives.give(sql, locker, new Directive.StartStorage(delivery, stay.toMillis()));
            return locker;
        });
    }

    /** Says again, to a locker that has forgotten it, how long everything inside may lie. */
    public void again(Sql sql, LockerId locker) {
        standing(sql, locker).forEach(order -> directives.give(sql, locker, order));
    }

    /** How long everything inside may lie. */
    static List<Directive> standing(Sql sql, LockerId locker) {
        return sql.all(
                "select s.delivery, s.limit_millis from parcel_storage s join parcel_delivery d using (locker, delivery)"
                        + " where s.locker = ? and d.state = any (?) order by s.delivery",
                row -> new Directive.StartStorage(row.getString(1), row.getLong(2)),
                locker.value(),
                State.inside());
    }
}
