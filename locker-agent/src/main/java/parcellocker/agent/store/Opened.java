package parcellocker.agent.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.ledger.Cursor;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/**
 * A store file at start: whose it is and how old, before anything in it is touched; then sound, then at this version.
 *
 * @param epoch for a new file alone: an old one keeps its own
 */
record Opened(Path file, String lockerId, long epoch, Cabinet cabinet) {
    /** How much of the chain is checked at each start: enough to see a lost tail, short enough for a slow board. */
    private static final int CHECKED = 1_000;

    /** The writing connection, one for readers, and where the journal stands. */
    record Connections(Sql writer, Sql reader, Journal.Head head) {}

    Connections open() throws SQLException {
        LogRewrite.of(file);
        List<Sql> open = new ArrayList<>();
        boolean started = false;
        try {
            Sql writer = Sql.connect("jdbc:sqlite:" + file);
            open.add(writer);
            Journal.Head head = start(writer);
            Sql reader = Sql.connect("jdbc:sqlite:" + file);
            open.add(reader);
            Settings.apply(reader);
            reader.once("pragma query_only = 1");
            started = true;
            return new Connections(writer, reader, head);
        } finally {
            if (!started) {
                for (Sql sql : open) {
                    sql.close();
                }
            }
        }
    }

    private Journal.Head start(Sql sql) throws SQLException {
        boolean isNew = isNew(sql);
        if (!isNew) {
            checkOwner(sql);
        }
        Settings.apply(sql);
        List<String> faults = sql.rows("pragma quick_check(1)", row -> row.text(1));
        if (!faults.equals(List.of("ok"))) {
            throw Failures.refusal(Problem.STORE_FAILED, "the file is corrupt: " + faults);
        }
        sql.run("begin immediate");
        Schema.migrate(sql, (int) sql.number("pragma user_version"));
        if (isNew) {
            sql.run("insert into meta (locker, epoch, acked) values (?, ?, 0)", lockerId, epoch);
        }
        Tables.furnish(sql, cabinet);
        sql.run("commit");
        return head(sql);
    }

    /** The write-ahead log is set up before the tables: the power may have gone in between, and left a file without any. */
    private static boolean isNew(Sql sql) throws SQLException {
        return sql.number("pragma application_id") == 0 && sql.number("select count(*) from sqlite_schema") == 0;
    }

    private void checkOwner(Sql sql) throws SQLException {
        if (sql.number("pragma application_id") != Schema.APPLICATION) {
            throw Failures.refusal(Problem.STORE_FOREIGN, file + " is not a locker's");
        }
        long version = sql.number("pragma user_version");
        if (version > Schema.VERSION) {
            throw Failures.refusal(
                    Problem.STORE_NEWER, "schema " + version + ", this software knows " + Schema.VERSION);
        }
        String owner = sql.text("select locker from meta");
        if (!owner.equals(lockerId)) {
            throw Failures.refusal(Problem.STORE_FOREIGN, "of locker " + owner + ", not " + lockerId);
        }
    }

    private static Journal.Head head(Sql sql) throws SQLException {
        long epoch = sql.number("select epoch from meta");
        Cursor cursor = new Cursor(
                epoch,
                sql.number("select coalesce(max(seq), 0) from journal where epoch = ?", epoch),
                sql.number("select acked from meta"));
        // The first entry that was not cut is believed: the checkpoint beside it, or an older check, has proved it.
        long held = JournalTable.first(sql, epoch);
        long first = Math.max(held == 1 ? 0 : held, cursor.head() - CHECKED);
        String hash = JournalTable.hash(sql, epoch, first);
        long seq = first;
        for (JournalTable.Row row : JournalTable.after(sql, epoch, first, CHECKED)) {
            seq++;
            hash = Chain.next(hash, row.body());
            if (row.seq() != seq || !row.hash().equals(hash)) {
                throw Failures.refusal(Problem.CHAIN_BROKEN, "entry " + seq + " is not what was committed");
            }
        }
        return new Journal.Head(epoch, seq, hash, cursor.acked());
    }
}
