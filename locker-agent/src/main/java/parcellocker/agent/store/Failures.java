package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/** SQLite's words for a failure, in numbers. */
final class Failures {
    /** A page of the disk that does not come back. */
    private static final List<Integer> UNREADABLE = List.of(
            SQLiteErrorCode.SQLITE_IOERR_READ.code,
            SQLiteErrorCode.SQLITE_IOERR_SHORT_READ.code,
            SQLiteErrorCode.SQLITE_IOERR_CORRUPTFS.code,
            SQLiteErrorCode.SQLITE_IOERR_DATA.code);

    private static final List<Integer> OUTSIDE = List.of(
            SQLiteErrorCode.SQLITE_PERM.code,
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code,
            SQLiteErrorCode.SQLITE_NOMEM.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_INTERRUPT.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_AUTH.code);

    private Failures() {}

    static StoreException of(String doing, SQLException cause) {
        return new StoreException(problem(cause), doing + " failed", cause);
    }

    private static Problem problem(SQLException cause) {
        if (primary(cause) == SQLiteErrorCode.SQLITE_FULL.code) {
            return Problem.STORE_FULL;
        }
        return isDamage(cause) ? Problem.STORE_DAMAGED : Problem.STORE_FAILED;
    }

    /** What was written cannot be read: nothing that room, rights or a reply in time would mend. */
    private static boolean isDamage(SQLException cause) {
        return primary(cause) == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary(cause) == SQLiteErrorCode.SQLITE_NOTADB.code
                || UNREADABLE.contains(cause.getErrorCode());
    }

    /** A file whose own tables cannot be asked is damaged too; one that is not to be had just now is not. */
    static StoreException ofReading(SQLException cause) {
        boolean isElse = OUTSIDE.contains(primary(cause)) && !isDamage(cause);
        return isElse
                ? of("reading the file", cause)
                : new StoreException(Problem.STORE_DAMAGED, "the file cannot be understood", cause);
    }

    private static int primary(SQLException cause) {
        return cause.getErrorCode() & 0xFF;
    }

    /** A file that is refused without SQLite having failed. */
    static StoreException refusal(Problem problem, String detail) {
        return new StoreException(problem, detail, new IllegalStateException(detail));
    }

    static StoreException unreadable(RuntimeException cause) {
        return new StoreException(Problem.STORE_FAILED, "a row cannot be read", cause);
    }
}
