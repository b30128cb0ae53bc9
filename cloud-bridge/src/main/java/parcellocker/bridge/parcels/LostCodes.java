package parcellocker.bridge.parcels;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.topic.LockerId;

/**
 * Orders a new code for whoever lost theirs. The locker has compared parcel and phone; what comes of it goes to that phone alone.
 * However often it is asked for, one code is ordered in ten minutes and three a day, or a stranger could fill somebody's phone.
 */
public final class LostCodes {
    private static final int MOST = 200;
    private static final int A_DAY = 3;

    private final Database database;
    private final Directives directives;

    public LostCodes(Database database, Directives directives) {
        this.database = database;
        this.directives = directives;
    }

    private record Lost(LockerId locker, long epoch, long seq, String delivery, boolean isInside) {}

    /**
     * Decides on all that was asked for since.
     *
     * @return lockers for which there are new directives
     */
    public SortedSet<LockerId> order() {
        return database.inTransaction(sql -> {
            SortedSet<LockerId> lockers = new TreeSet<>();
            for (Lost lost : undecided(sql)) {
                if (decide(sql, lost)) {
                    directives.give(sql, lost.locker(), new Directive.RenewCode(lost.delivery()));
                    lockers.add(lost.locker());
                }
            }
            return lockers;
        });
    }

    private static List<Lost> undecided(Sql sql) {
        return sql.all(
                "select l.locker, l.epoch, l.seq, l.delivery, d.state = any (?) as inside from parcel_lost_code l"
                        + " left join parcel_delivery d using (locker, delivery)"
                        + " left join parcel_renewal r on r.locker = l.locker and r.epoch = l.epoch and r.seq = l.seq"
                        + " where r.ordered is null order by l.locker, l.epoch, l.seq limit ?",
                row -> new Lost(
                        new LockerId(row.getString("locker")),
                        row.getLong("epoch"),
                        row.getLong("seq"),
                        row.getString("delivery"),
                        row.getBoolean("inside")),
                State.inside(),
                MOST);
    }

    /** Whether it is ordered; several bridges may ask at once, one decides. */
    private static boolean decide(Sql sql, Lost lost) {
        boolean isMine = sql.change(
                        "insert into parcel_renewal (locker, epoch, seq, delivery, ordered) select ?, ?, ?, ?, ? and ("
                                + " select count(*) filter (where decided_at > now() - interval '10 minutes') = 0"
                                + " and count(*) < ? from parcel_renewal where locker = ? and delivery = ? and ordered"
                                + " and decided_at > now() - interval '1 day') on conflict do nothing",
                        lost.locker().value(),
                        lost.epoch(),
                        lost.seq(),
                        lost.delivery(),
                        lost.isInside(),
                        A_DAY,
                        lost.locker().value(),
                        lost.delivery())
                == 1;
        return isMine
                && sql.one(
                                "select ordered from parcel_renewal where locker = ? and epoch = ? and seq = ?",
                                row -> row.getBoolean(1),
                                lost.locker().value(),
                                lost.epoch(),
                                lost.seq())
                        .orElse(false);
    }
}
