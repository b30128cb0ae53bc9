package parcellocker.bridge.fleet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/**
 * Whether two boards speak with one identity (B10), as their births tell. A board counts its connections across restarts, so each of its
 * births has a greater number than the one before. A board whose count was lost, or that was set back to an older image, falls behind
 * once; two that put each other off the line fall behind one another again and again.
 */
final class Twins {
    /** SQL: whether a locker is taken for two. For a day after it was last seen, as the locker itself does. */
    static final String IS_DOUBLED = "doubled_at > now() - interval '24 hours'";

    /** Twice within this time is two. */
    static final Duration AGAIN = Duration.ofMinutes(10);

    private static final AlarmBook.Cause TWO = new AlarmBook.Cause(AlarmKind.TWIN_BOARDS, "");
    private static final int ENOUGH = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Twins.class);

    private Twins() {}

    /** A session of a locker. */
    record Birth(String session, long bdSeq, Instant heard) {}

    /**
     * Whether the latest birth shows two boards.
     *
     * @param births each session once, the latest first
     */
    static boolean areTwo(List<Birth> births) {
        long behind = 0;
        for (int i = 0; i + 1 < births.size(); i++) {
            Birth birth = births.get(i);
            boolean isLately = !birth.heard().isBefore(births.getFirst().heard().minus(AGAIN));
            boolean isBehind = birth.bdSeq() <= births.get(i + 1).bdSeq();
            if (i == 0 && !isBehind) {
                return false;
            }
            if (isLately && isBehind) {
                behind++;
            }
        }
        return behind >= ENOUGH;
    }

    /** Takes a birth, and says whether it was not heard before, also by another bridge. */
    static boolean heard(Sql sql, String locker, Status.Birth birth) {
        boolean isNew = sql.change(
                        "insert into fleet_birth (locker, session, bd_seq, heard_at) select locker, ?, ?, clock_timestamp()"
                                + " from fleet_locker where locker = ? on conflict do nothing",
                        birth.session(),
                        birth.bdSeq(),
                        locker)
                == 1;
        if (isNew) {
            judge(sql, locker);
        }
        return isNew;
    }

    private static void judge(Sql sql, String locker) {
        List<Birth> births = sql.all(
                "select session, bd_seq, heard_at from fleet_birth where locker = ? order by heard_at desc",
                row -> new Birth(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()),
                locker);
        if (areTwo(births)) {
            LOG.error(
                    "{} two boards speak as {}: nothing is opened from afar", Problem.IDENTITY_DOUBLED.code(), locker);
            sql.change("update fleet_locker set doubled_at = now() where locker = ?", locker);
            new SqlAlarmBook(sql, new LockerId(locker)).raise(TWO, "");
        }
        // The latest of the old ones stays: the next birth is held against it.
        sql.change(
                "delete from fleet_birth where locker = ? and heard_at < ? and session <> ?",
                locker,
                Timestamp.from(births.getFirst().heard().minus(AGAIN.multipliedBy(2))),
                births.get(Math.min(1, births.size() - 1)).session());
    }

    /** Begins anew with a board that has just been enrolled: the former one's certificate is not taken any more. */
    static void forget(Sql sql, String locker) {
        sql.change("delete from fleet_birth where locker = ?", locker);
        sql.change("update fleet_locker set doubled_at = null where locker = ?", locker);
        new SqlAlarmBook(sql, new LockerId(locker)).clear(TWO, AlarmBook.Place.NOW);
    }
}
