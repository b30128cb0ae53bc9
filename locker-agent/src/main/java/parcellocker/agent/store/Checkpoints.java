package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.Commit;
import parcellocker.contract.wire.Chain;

/**
 * Where the journal can be begun: beside a CHECKPOINT entry lies the book as it stood before it, whose hash the entry holds and
 * each later signed head covers. What is older than the one a journal begins with may go.
 */
final class Checkpoints {
    /** Rows deleted in one transaction, so that no person waits for it. */
    private static final int MOST = 500;

    private Checkpoints() {}

    /** A place in the journal. */
    record At(long epoch, long seq) {}

    /** The hash of a book, as its checkpoint says it. */
    static String state(Book book) {
        return Chain.name(Tables.snapshot(book));
    }

    /** Keeps the book beside its entry; within the transaction that commits that. */
    static void write(Sql sql, Commit commit, List<JournalTable.Row> rows) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            if (commit.entries().get(i) instanceof Entry.Checkpointed said) {
                String book = Tables.snapshot(commit.before());
                if (i > 0 || !Chain.name(book).equals(said.state())) {
                    throw new IllegalStateException("the checkpoint is not of the book it follows");
                }
                JournalTable.Row row = rows.get(i);
                sql.run(
                        "insert into checkpoint values (?, ?, ?, ?)",
                        row.epoch(),
                        row.seq(),
                        commit.stamp().ageMillis(),
                        book);
            }
        }
    }

    /** The newest checkpoint that old, if a welcome of the city has said that it has everything up to it. */
    static Optional<At> last(Sql sql, long youngestAge) throws SQLException {
        return sql
                .rows(
                        "select epoch, seq from checkpoint where age_millis <= ?"
                                + " and (epoch, seq) <= (select epoch, confirmed from meta)"
                                + " order by epoch desc, seq desc limit 1",
                        cells -> new At(cells.number("epoch"), cells.number("seq")),
                        youngestAge)
                .stream()
                .findFirst();
    }

    static boolean isAnythingBefore(Sql sql, At at) throws SQLException {
        return sql.number("select exists (select 1 from journal where (epoch, seq) < (?, ?))", at.epoch(), at.seq())
                != 0;
    }

    /**
     * Deletes some of what lies before it, oldest first; within a transaction.
     *
     * @return whether there is more
     */
    static boolean cut(Sql sql, At to) throws SQLException {
        sql.run("delete from checkpoint where (epoch, seq) < (?, ?)", to.epoch(), to.seq());
        // Of a former epoch some may be left; a row that stays for one would leave a hole in its journal.
        sql.run("delete from attachment where (epoch, seq) < (?, ?)", to.epoch(), to.seq());
        sql.run(
                "delete from journal where rowid in"
                        + " (select rowid from journal where (epoch, seq) < (?, ?) order by epoch, seq limit ?)",
                to.epoch(),
                to.seq(),
                MOST);
        return sql.number("select changes()") == MOST;
    }

    /** The first that an epoch's journal has. */
    static Optional<SqliteStore.Beginning> oldest(Sql sql, long epoch) throws SQLException {
        List<At> places = sql.rows(
                "select epoch, seq from checkpoint where epoch = ? order by seq limit 1",
                cells -> new At(cells.number("epoch"), cells.number("seq")),
                epoch);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        At at = places.getFirst();
        return Optional.ofNullable(book(sql, at)).map(book -> new SqliteStore.Beginning(at.seq(), book));
    }

    /** The book before that checkpoint. */
    static @Nullable Book book(Sql sql, At at) throws SQLException {
        List<String> books = sql.rows(
                "select book from checkpoint where epoch = ? and seq = ?",
                cells -> cells.text("book"),
                at.epoch(),
                at.seq());
        return books.isEmpty() ? null : Tables.read(sql, books.getFirst());
    }
}
