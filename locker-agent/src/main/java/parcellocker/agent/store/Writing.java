package parcellocker.agent.store;

import java.sql.SQLException;
import parcellocker.contract.problem.Problem;

/** The writing connection. Once a write has failed nobody knows what is on disk: every later one is refused. */
final class Writing {
    private final Sql sql;
    private boolean poisoned;

    Writing(Sql sql) {
        this.sql = sql;
    }

    /** What is written in one transaction. */
    interface Writes {
        void into(Sql sql) throws SQLException;
    }

    Sql sql() {
        return sql;
    }

    synchronized void transaction(Writes writes) {
        if (poisoned) {
            throw Failures.refusal(Problem.STORE_FAILED, "an earlier write failed: restart");
        }
        poisoned = true;
        try {
            sql.run("begin immediate");
            writes.into(sql);
            sql.run("commit");
        } catch (SQLException broken) {
            throw Failures.of("a commit", broken);
        }
        poisoned = false;
    }
}
