package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Promise;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * How long parcels may lie. It begins when the recipient has been told; the locker counts, for it alone knows when its doors could
 * be opened.
 */
public final class Storage {
    private static final int MOST = 200;

    private static final String STANDING =
            "select s.delivery, greatest(s.limit_millis, d.promised_millis) as limit_now,"
                    + " case when s.told_seal = d.code_seal then d.code_hash end as known,"
                    + " coalesce(w.extended, 0) as extended, w.refused is not null as is_refused, "
                    + Promises.COLUMNS
                    + " from parcel_storage s join parcel_delivery d using (locker, delivery)"
                    + " left join parcel_notice n using (locker, delivery)"
                    + " left join parcel_wish w using (locker, delivery)";

    private final Database database;
    private final Directives directives;
    private final Terms terms;
    private final Promises promises;

    /**
     * What holds for every delivery.
     *
     * @param isToldAtOnce whether who is noted down is told; else somebody else tells them and says so by {@link #told}
     */
    public record Terms(boolean isToldAtOnce, Policies policies) {
        /**
         * Of a city that has had a single profile, without a fee.
         *
         * @param longer what recipients may add at the screen; empty for nothing
         */
        public Terms(boolean isToldAtOnce, Duration stay, Optional<Fact.Longer> longer) {
            this(isToldAtOnce, Expected.single(stay, longer));
        }
    }

    public Storage(Database database, Directives directives, Terms terms) {
        this.database = database;
        this.directives = directives;
        this.terms = terms;
        this.promises = new Promises(terms.policies());
    }

    private record Noted(LockerId locker, String delivery, String seal) {}

    /**
     * Begins the storage of all whose recipients have been told since, and says of which code.
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
                if (told(sql, noted.locker(), noted.delivery(), noted.seal())) {
                    lockers.add(noted.locker());
                }
            }
            return lockers;
        });
    }

    private static List<Noted> noted(Sql sql) {
        return sql.all(
                "select n.locker, n.delivery, n.code_seal from parcel_notice n join parcel_delivery d using (locker, delivery)"
                        + " left join parcel_storage s using (locker, delivery)"
                        + " where s.told_seal is distinct from n.code_seal and d.state = any (?) order by n.locker, n.delivery limit ?",
                row -> new Noted(new LockerId(row.getString(1)), row.getString(2), row.getString(3)),
                State.inside(),
                MOST);
    }

    /**
     * The recipient has been told of the present code. Said again it changes nothing.
     *
     * @param at the locker, needed only if several have a delivery of that name
     * @throws ProblemException {@link Problem#PARCEL_UNKNOWN}, or {@link Problem#REQUEST_MALFORMED} if it is over or ambiguous
     */
    public LockerId told(String delivery, Optional<LockerId> at) {
        return database.inTransaction(sql -> {
            LockerId locker = Announcements.holder(sql, delivery, at);
            told(sql, locker, delivery, present(sql, locker, delivery));
            return locker;
        });
    }

    private static String present(Sql sql, LockerId locker, String delivery) {
        return sql.one(
                        "select code_seal from parcel_delivery where locker = ? and delivery = ?",
                        row -> row.getString(1),
                        locker.value(),
                        delivery)
                .orElseThrow();
    }

    /**
     * Begins it, or says that they know a newer code: the locker then forgets those before. In the transaction that notes that the
     * recipient was told; a message about a code that was replaced meanwhile, and that is noted only now, says nothing of codes.
     *
     * @param seal of the code of which they were told
     * @return whether there is something to say to the locker
     */
    boolean told(Sql sql, LockerId locker, String delivery, String seal) {
        boolean isNews = sql.change(
                        "insert into parcel_storage (locker, delivery, limit_millis, told_seal) values (?, ?, ?, ?)"
                                + " on conflict (locker, delivery) do update set told_seal = excluded.told_seal"
                                + " where parcel_storage.told_seal is distinct from excluded.told_seal and exists ("
                                + "select 1 from parcel_delivery d where d.locker = excluded.locker"
                                + " and d.delivery = excluded.delivery and d.code_seal = excluded.told_seal)",
                        locker.value(),
                        delivery,
                        promise(sql, locker.value(), delivery).storage().free().toMillis(),
                        seal)
                == 1;
        promises.keep(sql, locker.value(), delivery);
        if (isNews) {
            directives.give(sql, locker, standing(sql, locker, delivery));
        }
        return isNews;
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
            promises.keep(sql, locker.value(), delivery);
            directives.give(sql, locker, standing(sql, locker, delivery));
            return locker;
        });
    }

    /** Says again, to a locker that has forgotten it, how long everything inside may lie. */
    public void again(Sql sql, LockerId locker) {
        standing(sql, locker, promises).forEach(order -> directives.give(sql, locker, order));
    }

    /** How long everything inside may lie, and the code if its recipient knows the present one. */
    static List<Directive> standing(Sql sql, LockerId locker, Promises promises) {
        return sql.all(
                STANDING + " where s.locker = ? and d.state = any (?) order by s.delivery",
                row -> standing(row, promises),
                locker.value(),
                State.inside());
    }

    private Directive standing(Sql sql, LockerId locker, String delivery) {
        return sql.one(
                        STANDING + " where s.locker = ? and s.delivery = ?",
                        row -> standing(row, promises),
                        locker.value(),
                        delivery)
                .orElseThrow();
    }

    private static Directive standing(ResultSet row, Promises promises) throws SQLException {
        int onPage = row.getInt("extended");
        boolean isRefused = row.getBoolean("is_refused");
        return new Directive.StartStorage(
                row.getString("delivery"),
                row.getLong("limit_now"),
                row.getString("known"),
                longer(promises.read(row))
                        .map(offer -> new Fact.Longer(offer.millis(), offer.times() - onPage))
                        .filter(offer -> offer.times() > 0 && !isRefused)
                        .orElse(null));
    }

    private static Optional<Fact.Longer> longer(Promise promise) {
        StorageTime storage = promise.storage();
        return storage.isExtensible()
                ? Optional.of(new Fact.Longer(storage.extension().toMillis(), storage.extensions()))
                : Optional.empty();
    }

    /** What this parcel was promised, or will be when its recipient is told. */
    Promise promise(Sql sql, String locker, String delivery) {
        return promises.of(sql, locker, delivery);
    }

    /** The city's profiles. */
    public Policies policies() {
        return terms.policies();
    }

    /** What its recipient may add now; what they added at the screen and on their page counts together. 0 for nothing. */
    int moreHours(Sql sql, String locker, String delivery) {
        return left(sql, locker, delivery)
                .map(offer -> (int) Duration.ofMillis(offer.millis()).toHours())
                .orElse(0);
    }

    private Optional<Fact.Longer> left(Sql sql, String locker, String delivery) {
        int used = sql.one(
                        "select (select count(*) from parcel_event where locker = ? and delivery = ? and kind = 'StorageExtended')"
                                + " + (select coalesce(sum(extended), 0) from parcel_wish where locker = ? and delivery = ?)",
                        row -> row.getInt(1),
                        locker,
                        delivery,
                        locker,
                        delivery)
                .orElseThrow();
        return longer(promise(sql, locker, delivery)).filter(offer -> used < offer.times());
    }

    private record Stretch(long limitMillis, boolean overdue) {}

    /**
     * Its recipient leaves it longer. The caller holds the delivery's row of {@code parcel_wish}.
     *
     * @param fromMillis the limit that they saw; with another one nothing is done
     */
    void longer(Sql sql, Links.Bearer bearer, long fromMillis) {
        Stretch now = sql.one(
                        "select greatest(s.limit_millis, d.promised_millis), d.overdue from parcel_storage s"
                                + " join parcel_delivery d using (locker, delivery) where s.locker = ? and s.delivery = ?"
                                + " for update of s",
                        row -> new Stretch(row.getLong(1), row.getBoolean(2)),
                        bearer.locker(),
                        bearer.delivery())
                .orElseThrow(() -> new ProblemException(Problem.STAY_UNKNOWN, "nobody was told yet"));
        if (now.limitMillis() != fromMillis) {
            return;
        }
        Fact.Longer more = left(sql, bearer.locker(), bearer.delivery())
                .filter(offer -> !now.overdue())
                .orElseThrow(() -> new ProblemException(Problem.EXTENSIONS_SPENT, "not longer than this"));
        sql.change(
                "update parcel_wish set extended = extended + 1 where locker = ? and delivery = ?",
                bearer.locker(),
                bearer.delivery());
        sql.change(
                "update parcel_storage set limit_millis = ? where locker = ? and delivery = ?",
                now.limitMillis() + more.millis(),
                bearer.locker(),
                bearer.delivery());
        directives.give(
                sql, new LockerId(bearer.locker()), standing(sql, new LockerId(bearer.locker()), bearer.delivery()));
    }

    /** Its recipient does not want it: what was not promised at the screen is over. */
    void refused(Sql sql, Links.Bearer bearer) {
        LockerId locker = new LockerId(bearer.locker());
        sql.change(
                "insert into parcel_storage (locker, delivery, limit_millis) values (?, ?, 0)"
                        + " on conflict (locker, delivery) do update set limit_millis = 0",
                bearer.locker(),
                bearer.delivery());
        promises.keep(sql, bearer.locker(), bearer.delivery());
        directives.give(sql, locker, standing(sql, locker, bearer.delivery()));
    }
}
