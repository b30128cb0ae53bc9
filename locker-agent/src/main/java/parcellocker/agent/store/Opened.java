package parcellocker.agent.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.ledger.Cursor;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.runtime.StoreException;
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
    /** What the city has not yet is checked too, as far as that: it is nowhere else. */
    private static final int UNSENT_CHECKED = 20_000;

    /** No software of ours ever gets there: a version above it is decay, one below may be the one after ours. */
    private static final int NO_VERSION = 10_000;

    private static final List<String> OURS = List.of("journal", "meta", "counters", "compartment", "delivery");

    /** The writing connection, one for readers, where the journal stands and what the tables come to. */
    record Connections(Sql writer, Sql reader, Journal.Head head, Imprint imprint) {}

    Connections open() throws SQLException {
        LogCheck.require(file);
        LogCheck.cut(file);
        LogRewrite.of(file);
        List<Sql> open = new ArrayList<>();
        boolean started = false;
        try {
            Sql writer = Sql.connect("jdbc:sqlite:" + file);
            open.add(writer);
            Imprint imprint = start(writer);
            Sql reader = Sql.connect("jdbc:sqlite:" + file);
            open.add(reader);
            Settings.apply(reader);
            reader.once("pragma query_only = 1");
            started = true;
            return new Connections(writer, reader, head(writer), imprint);
        } finally {
            if (!started) {
                for (Sql sql : open) {
                    sql.close();
                }
            }
        }
    }

    private Imprint start(Sql sql) throws SQLException {
        boolean isNew = isNew(sql);
        if (!isNew) {
            checkOwner(sql);
        }
        Settings.apply(sql);
        if (!isNew) {
            requireSound(sql);
        }
        sql.run("begin immediate");
        Schema.migrate(sql, (int) sql.number("pragma user_version"));
        if (isNew) {
            sql.run("insert into meta (locker, epoch, acked) values (?, ?, 0)", lockerId, epoch);
        }
        Imprint imprint = Imprint.of(sql, lockerId);
        Tables.furnish(sql, cabinet, imprint);
        Journal.Head head = head(sql);
        if (!imprint.isWritten(sql, head)) {
            imprint.write(sql, head);
        }
        sql.run("commit");
        return imprint;
    }

    /** The write-ahead log is set up before the tables: the power may have gone in between, and left a file without any. */
    private static boolean isNew(Sql sql) throws SQLException {
        return sql.number("pragma application_id") == 0 && sql.number("select count(*) from sqlite_schema") == 0;
    }

    private void checkOwner(Sql sql) throws SQLException {
        if (sql.number("pragma application_id") != Schema.APPLICATION) {
            List<String> tables = sql.rows("select name from sqlite_schema", row -> row.text(1));
            throw tables.containsAll(OURS)
                    ? damaged("its mark is gone", new IllegalStateException("application_id"))
                    : Failures.refusal(Problem.STORE_FOREIGN, file + " is not a locker's");
        }
        long version = sql.number("pragma user_version");
        if (version > Schema.VERSION && version < NO_VERSION) {
            throw Failures.refusal(
                    Problem.STORE_NEWER, "schema " + version + ", this software knows " + Schema.VERSION);
        }
        try {
            String owner = sql.text("select locker from meta");
            if (!owner.equals(lockerId) && !isOurs(sql)) {
                throw Failures.refusal(Problem.STORE_FOREIGN, "of locker " + owner + ", not " + lockerId);
            }
        } catch (SQLException broken) {
            throw Failures.ofReading(broken);
        }
    }

    /** Whether the name in it decayed, and what was committed last says that it was ours. */
    private boolean isOurs(Sql sql) throws SQLException {
        try {
            return Imprint.isSealed(sql) && Imprint.isEnd(sql, lockerId, head(sql));
        } catch (StoreException | IllegalArgumentException unproven) {
            return false;
        }
    }

    /** What is wrong here was not written so by any software, for what follows was committed with the rest. */
    private void requireSound(Sql sql) throws SQLException {
        try {
            List<String> faults = sql.rows("pragma quick_check(1)", row -> row.text(1));
            if (!faults.equals(List.of("ok"))) {
                throw damaged("the file is corrupt: " + faults, new IllegalStateException("quick_check"));
            }
            long version = sql.number("pragma user_version");
            boolean isAsCommitted = version < NO_VERSION
                    && sql.text("select locker from meta").equals(lockerId)
                    && (!Imprint.isSealed(sql) || Imprint.of(sql, lockerId).isWritten(sql, head(sql)));
            if (!isAsCommitted) {
                throw damaged("the tables are not what was committed last", new IllegalStateException("imprint"));
            }
        } catch (SQLException broken) {
            throw Failures.ofReading(broken);
        } catch (IllegalArgumentException broken) {
            throw damaged("a number cannot be read", broken);
        }
    }

    private static StoreException damaged(String detail, RuntimeException cause) {
        return new StoreException(Problem.STORE_DAMAGED, detail, cause);
    }

    private static Journal.Head head(Sql sql) throws SQLException {
        long epoch = sql.number("select epoch from meta");
        Cursor cursor = new Cursor(
                epoch,
                sql.number("select coalesce(max(seq), 0) from journal where epoch = ?", epoch),
                sql.number("select acked from meta"));
        // The first entry that was not cut is believed: the checkpoint beside it, or an older check, has proved it.
        long held = JournalTable.first(sql, epoch);
        long unsent = Math.max(cursor.acked(), cursor.head() - UNSENT_CHECKED);
        long first = Math.max(held == 1 ? 0 : held, Math.min(cursor.head() - CHECKED, unsent));
        String hash = JournalTable.hash(sql, epoch, first);
        long seq = first;
        for (JournalTable.Row row : JournalTable.after(sql, epoch, first, UNSENT_CHECKED)) {
            seq++;
            hash = Chain.next(hash, row.body());
            if (row.seq() != seq || !row.hash().equals(hash)) {
                throw damaged(
                        "entry " + seq + " is not what was committed",
                        new IllegalStateException(Problem.CHAIN_BROKEN.code()));
            }
        }
        return new Journal.Head(epoch, seq, hash, cursor.acked());
    }
}
