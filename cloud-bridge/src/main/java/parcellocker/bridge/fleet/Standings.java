package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Configurations.Reported;
import parcellocker.bridge.fleet.Configurations.Standing;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/** How lockers stand to what they shall have, read out of the city's word and theirs. */
final class Standings {
    private static final String QUERY = """
            select l.locker, w.version desired, l.configuration_version, l.configuration_hash, l.configuration_source,
                l.configuration_trial, c.state, c.reasons, c.in_force, d.refused
            from fleet_locker l
            left join fleet_desired w on w.locker = l.locker
            left join fleet_configured c on c.locker = l.locker and c.version = w.version
            left join fleet_directive d on d.locker = l.locker and d.number = w.directive""";

    private Standings() {}

    /** Takes over what a birth says is set. */
    static void reported(Sql sql, String locker, Status.@Nullable Configuration now) {
        sql.change(
                "update fleet_locker set configuration_version = ?, configuration_hash = ?, configuration_source = ?,"
                        + " configuration_trial = ? where locker = ?",
                now == null ? null : now.version(),
                now == null ? null : now.hash(),
                now == null ? null : now.source().name(),
                now == null ? null : now.trial(),
                locker);
    }

    static List<Standing> all(Sql sql) {
        return sql.all(QUERY + " order by l.locker", Standings::standing);
    }

    static Standing of(Sql sql, LockerId locker) {
        return sql.one(QUERY + " where l.locker = ?", Standings::standing, locker.value())
                .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, "no locker " + locker));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Long desired = row.getObject("desired", Long.class);
        return new Standing(
                new LockerId(row.getString("locker")),
                desired,
                reported(row),
                desired == null ? null : outcome(row, desired));
    }

    private static @Nullable Reported reported(ResultSet row) throws SQLException {
        Long version = row.getObject("configuration_version", Long.class);
        return version == null
                ? null
                : new Reported(
                        version,
                        row.getString("configuration_hash"),
                        row.getString("configuration_source"),
                        row.getBoolean("configuration_trial"));
    }

    /** An agent that knows no configurations, or no version that low, answers the directive alone. */
    private static @Nullable Configured outcome(ResultSet row, long desired) throws SQLException {
        String state = row.getString("state");
        String refused = row.getString("refused");
        if (state == null) {
            return refused == null
                    ? null
                    : new Configured(desired, Configured.State.REFUSED, List.of(refused), reportedVersion(row));
        }
        return new Configured(
                desired,
                Configured.State.valueOf(state),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getLong("in_force"));
    }

    private static long reportedVersion(ResultSet row) throws SQLException {
        return row.getLong("configuration_version");
    }
}
