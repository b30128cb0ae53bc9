package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import parcellocker.bridge.fleet.Rollouts.Member;
import parcellocker.bridge.fleet.Rollouts.Rollout;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Rollouts as they are read. */
final class RolloutRows {
    static final String SELECT =
            "select rollout, version, state, ring, why, author, begun_at, ended_at from fleet_rollout";

    private RolloutRows() {}

    static Rollout find(Sql sql, long rollout) {
        return sql.one(SELECT + " where rollout = ?", RolloutRows::rollout, rollout)
                .orElseThrow(() -> new ProblemException(Problem.CONFIGURATION_UNKNOWN, "no rollout " + rollout));
    }

    static Rollout rollout(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Rollout(
                row.getLong("rollout"),
                row.getLong("version"),
                Rollouts.State.valueOf(row.getString("state")),
                row.getInt("ring"),
                row.getString("why"),
                row.getString("author"),
                row.getTimestamp("begun_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    /** A locker that was told something else since is none of this rollout's any more. */
    static List<Member> members(Sql sql, Rollout one) {
        return sql.all("""
                select r.locker, r.ring, r.given_at,
                    case when r.given_at is not null and w.version <> r.wanted then 'SUPERSEDED'
                        when c.state is not null then c.state
                        when d.refused is not null then 'REFUSED' end state
                from (select m.*, ?::bigint wanted from fleet_rollout_locker m where m.rollout = ?) r
                left join fleet_desired w on w.locker = r.locker
                left join fleet_configured c on c.locker = r.locker and c.version = r.wanted
                left join fleet_directive d on d.locker = r.locker and d.number = w.directive
                    and w.version = r.wanted
                order by r.ring, r.locker""", RolloutRows::member, one.version(), one.rollout());
    }

    private static Member member(ResultSet row) throws SQLException {
        Timestamp given = row.getTimestamp("given_at");
        String state = row.getString("state");
        return new Member(
                new LockerId(row.getString("locker")),
                row.getInt("ring"),
                given == null ? null : given.toInstant(),
                state == null ? null : Configured.State.valueOf(state));
    }
}
