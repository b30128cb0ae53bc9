package parcellocker.agent.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/** SQLite's words for a failure, in numbers. */
final class Failures {
    private Failures() {}

    static StoreException of(String doing, SQLException cause) {
        boolean full = (cause.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_FULL.code;
        return new StoreException(full ? Problem.STORE_FULL : Problem.STORE_FAILED, doing + " failed", cause);
    }

    /** A file that is refused without SQLite having failed. */
    static StoreException refusal(Problem problem, String detail) {
        return new StoreException(problem, detail, new IllegalStateException(detail));
    }

    static StoreException unreadable(RuntimeException cause) {
        return new StoreException(Problem.STORE_FAILED, "a row cannot be read", cause);
    }
}
