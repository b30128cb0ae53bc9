package parcellocker.bridge.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;

/**
 * Whether two boards speak with one identity (B10), as their births tell. A board counts its connections across restarts, so each of its
 * sessions has a greater number than the one before. A board whose count was lost, or that was set back to an older image, falls behind
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

    /**
     * A session of a locker.
     *
     * @param heard when its first birth was
     */
    record Session(String session, long bdSeq, Instant heard) {}

    /**
     * Whether the latest session shows two boards.
     *
     * @param sessions the latest first
     */
    static boolean areTwo(List<Session> sessions) {
        long behind = 0;
        for (int i = 0; i + 1 < sessions.size(); i++) {
            Session session = sessions.get(i);
            boolean isLately =
                    !session.heard().isBefore(sessions.getFirst().heard().minus(AGAIN));
            boolean isBehind = session.bdSeq() <= sessions.get(i + 1).bdSeq();
            if (i == 0 && !isBehind) {
                return false;
            }
            if (isLately && isBehind) {
                behind++;
            }
        }
        return behind >= ENOUGH;
    }

    /** A session has begun. */
    static void judge(Sql sql, String locker, List<Session> sessions) {
        if (areTwo(sessions)) {
            LOG.error(
                    "{} two boards speak as {}: nothing is opened from afar", Problem.IDENTITY_DOUBLED.code(), locker);
            sql.change("update fleet_locker set doubled_at = now() where locker = ?", locker);
            new SqlAlarmBook(sql, new LockerId(locker)).raise(TWO, "", AlarmBook.Place.NONE);
        }
    }

    /** Begins anew with a board that has just been enrolled: the former one's certificate is not taken any more. */
    static void forget(Sql sql, String locker) {
        HeardBirths.forget(sql, locker);
        sql.change("update fleet_locker set doubled_at = null where locker = ?", locker);
        new SqlAlarmBook(sql, new LockerId(locker)).clear(TWO, AlarmBook.Place.NOW);
    }
}
