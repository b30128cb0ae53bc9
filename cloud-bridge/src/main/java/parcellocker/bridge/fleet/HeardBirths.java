package parcellocker.bridge.fleet;

import java.time.Duration;
import java.util.List;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.status.Status;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Json;

/**
 * Which births of a locker were heard. A session has several: a locker says again what it may do when no entry of its journal does, such as
 * when its clock is trusted. A broker keeps the last one and repeats it, and each bridge hears them all.
 */
final class HeardBirths {
    private static final Duration KEPT = Twins.AGAIN.multipliedBy(2);

    private HeardBirths() {}

    /** Takes one, and says whether it was not heard before. */
    static boolean take(Sql sql, String locker, Status.Birth birth) {
        String name = Chain.name(Json.write(birth));
        boolean isNew = sql.change(
                        "insert into fleet_birth (locker, birth, session, bd_seq) select locker, ?, ?, ? from fleet_locker"
                                + " where locker = ? on conflict do nothing",
                        name,
                        birth.session(),
                        birth.bdSeq(),
                        locker)
                == 1;
        if (isNew) {
            if (isFirst(sql, locker, birth.session())) {
                Twins.judge(sql, locker, sessions(sql, locker));
            }
            forgetOld(sql, locker, name);
        }
        return isNew;
    }

    private static boolean isFirst(Sql sql, String locker, String session) {
        return sql.all(
                                "select 1 from fleet_birth where locker = ? and session = ? limit 2",
                                row -> row.getInt(1),
                                locker,
                                session)
                        .size()
                == 1;
    }

    private static List<Twins.Session> sessions(Sql sql, String locker) {
        return sql.all(
                "select session, max(bd_seq), min(heard_at) from fleet_birth where locker = ? group by session"
                        + " order by min(heard_at) desc",
                row -> new Twins.Session(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()),
                locker);
    }

    /** The one before the latest stays however old it is: the next session is held against it, and the broker may still repeat it. */
    private static void forgetOld(Sql sql, String locker, String latest) {
        sql.change(
                "delete from fleet_birth where locker = ? and birth <> ? and heard_at < clock_timestamp() - make_interval(secs => ?)"
                        + " and birth <> (select birth from fleet_birth where locker = ? and birth <> ? order by heard_at desc limit 1)",
                locker,
                latest,
                (double) KEPT.toSeconds(),
                locker,
                latest);
    }

    static void forget(Sql sql, String locker) {
        sql.change("delete from fleet_birth where locker = ?", locker);
    }
}
