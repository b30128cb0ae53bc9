package parcellocker.agent.app;

import java.util.Optional;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.store.SqliteStore;

/**
 * Keeps the journal from growing for ever: every thirty days of power a checkpoint, and what lies before one that is 400 days old
 * may go. Powered time is counted, which no clock can hurry.
 */
final class Shortening {
    private static final long DAY = 24L * 3600 * 1000;
    private static final long EVERY = 30 * DAY;
    private static final long KEPT = 400 * DAY;
    /** Of a look: a locker that was off for years must not be busy with it all day. */
    private static final int MOST = 20;

    private Shortening() {}

    /** A checkpoint of the book as it stands, if it is time. */
    static Optional<Input.CheckpointDrawn> due(Locker locker, Moment now) {
        Book book = locker.book();
        long passed = locker.stamp(now).ageMillis() - book.standing().checkpointAge();
        return passed < EVERY
                ? Optional.empty()
                : Optional.of(new Input.CheckpointDrawn(book, SqliteStore.state(book)));
    }

    static void shorten(SqliteStore store, long age) {
        int parts = 0;
        while (age > KEPT && parts < MOST && store.shorten(age - KEPT)) {
            parts++;
        }
    }
}
