package parcellocker.agent.store;

import java.sql.SQLException;

/** How much the write-ahead log grows. SQLite is asked, not the file: opening that ourselves would drop SQLite's locks on it. */
final class LogSize {
    /** The mode NOOP looks without checkpointing. */
    private static final String LOOK = "pragma wal_checkpoint(noop)";

    /** A page and its frame header. */
    private static final int FRAME_BYTES = Settings.PAGE_BYTES + 24;

    private final Sql sql;
    private long frames;

    LogSize(Sql sql) throws SQLException {
        this.sql = sql;
        this.frames = look();
    }

    /** Bytes written since the last look. */
    long grownBytes() throws SQLException {
        long now = look();
        // A log that was checkpointed is written from its beginning again.
        long added = now > frames ? now - frames : now;
        frames = now;
        return added * FRAME_BYTES;
    }

    private long look() throws SQLException {
        return sql.rows(LOOK, row -> row.number("log")).get(0);
    }
}
