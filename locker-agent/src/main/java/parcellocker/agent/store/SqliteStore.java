package parcellocker.agent.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.ledger.Cursor;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/**
 * The locker's memory in one SQLite file. The loop's thread commits; any thread reads the journal and moves its cursor. Once
 * a write has failed nobody knows what is on disk, so every later one is refused: only a restart finds out.
 */
public final class SqliteStore implements Store, Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final Writing writing;
    private final Reading reading;
    private final LogSize log;
    private final Imprint imprint;
    private Book book;
    private volatile Head head;
    private volatile Figures figures = Figures.NONE;

    private SqliteStore(Opened.Connections connections) throws SQLException {
        this.writing = new Writing(connections.writer());
        this.reading = new Reading(connections.reader());
        this.head = connections.head();
        this.imprint = connections.imprint();
        this.book = Tables.read(writing.sql());
        this.log = new LogSize(writing.sql());
    }

    /**
     * Opens the file, or makes a new one.
     *
     * @param epoch given by the city at enrolment; a file that exists keeps its own
     * @throws StoreException {@link Problem#STORE_FAILED} if it cannot be opened, written or believed,
     *     {@link Problem#STORE_FULL}, {@link Problem#STORE_FOREIGN}, {@link Problem#STORE_NEWER},
     *     {@link Problem#STORE_DAMAGED} if it is not what was committed last, or {@link Problem#CONFIG_CONFLICT} if a compartment in use is not in the cabinet
     */
    public static SqliteStore open(Path file, String lockerId, long epoch, Cabinet cabinet) {
        Path absolute = file.toAbsolutePath();
        NativeLibrary.load(Optional.ofNullable(absolute.getParent()).orElse(absolute));
        Opened opened = new Opened(absolute, lockerId, epoch, cabinet);
        try {
            SqliteStore store = new SqliteStore(opened.open());
            LOG.info("Store open: {}", store.head);
            return store;
        } catch (SQLException broken) {
            throw Failures.of("opening " + file, broken);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw Failures.unreadable(broken);
        }
    }

    @Override
    public Book load() {
        synchronized (writing) {
            try {
                return Tables.read(writing.sql());
            } catch (SQLException broken) {
                throw Failures.of("reading the book", broken);
            } catch (IllegalArgumentException | IllegalStateException broken) {
                throw Failures.unreadable(broken);
            }
        }
    }

    @Override
    public void commit(Commit commit) {
        synchronized (writing) {
            if (!commit.before().equals(book)) {
                throw new IllegalStateException("the commit does not start from the book that was committed last");
            }
            List<JournalTable.Row> rows = Chained.rows(head, commit);
            writing.transaction(sql -> write(sql, commit, rows));
            JournalTable.Row last = rows.getLast();
            long acked = last.epoch() == head.epoch() ? head.acked() : 0;
            head = new Head(last.epoch(), last.seq(), last.hash(), acked);
            book = commit.after();
            count(rows.size());
        }
    }

    private void write(Sql sql, Commit commit, List<JournalTable.Row> rows) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            JournalTable.Row row = rows.get(i);
            JournalTable.append(sql, row);
            Seals.of(commit.entries().get(i)).write(sql, row.epoch(), row.seq());
        }
        Checkpoints.write(sql, commit, rows);
        if (rows.getLast().epoch() != head.epoch()) {
            sql.run(
                    "update meta set epoch = ?, acked = 0, confirmed = 0",
                    rows.getLast().epoch());
        }
        Tables.write(sql, commit.before(), commit.after(), imprint);
        JournalTable.Row last = rows.getLast();
        imprint.write(sql, new Head(last.epoch(), last.seq(), last.hash(), 0));
    }

    private void count(int entries) {
        try {
            figures = figures.plus(entries, log.grownBytes());
        } catch (SQLException broken) {
            throw Failures.of("looking at the log", broken);
        }
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Slice after(long seq, int most) {
        return reading.after(head.epoch(), seq, most);
    }

    @Override
    public Optional<String> hashAt(long epoch, long seq) {
        return reading.hashAt(epoch, seq);
    }

    @Override
    public long first() {
        return reading.first(head.epoch());
    }

    @Override
    public void acknowledged(long epoch, long upTo) {
        synchronized (writing) {
            Cursor before = cursor();
            Cursor after = before.acknowledged(epoch, upTo);
            if (!after.equals(before)) {
                writing.transaction(sql -> moveTo(sql, after));
                head = headAt(after);
            }
        }
    }

    /**
     * {@inheritDoc} Only now do the sealed secrets go that the city has: an ack is not signed, and whoever made one up could
     * have a code deleted that nobody else knows.
     */
    @Override
    public void welcomed(long epoch, long upTo) {
        if (epoch == head.epoch() && upTo + 1 < first()) {
            LOG.error(
                    "{} the city has entries up to {}, this locker only those from {} on: enrol it anew",
                    Problem.JOURNAL_SHORTENED.code(),
                    upTo,
                    first());
        }
        synchronized (writing) {
            Cursor after = cursor().welcomed(epoch, upTo);
            if (after.epoch() == epoch && after.acked() == upTo) {
                writing.transaction(sql -> {
                    moveTo(sql, after);
                    sql.run("update meta set confirmed = ?", upTo);
                    JournalTable.dropAttachments(sql, epoch, upTo);
                });
                head = headAt(after);
            }
        }
    }

    private Cursor cursor() {
        return new Cursor(head.epoch(), head.seq(), head.acked());
    }

    private static void moveTo(Sql sql, Cursor cursor) throws SQLException {
        sql.run("update meta set acked = ?", cursor.acked());
    }

    private Head headAt(Cursor cursor) {
        return new Head(head.epoch(), head.seq(), head.hash(), cursor.acked());
    }

    /** The recipient sealed to this locker; empty once no delivery and no announcement names them. */
    public Optional<String> person(PersonRef ref) {
        return reading.person(ref);
    }

    /** The hash of a book, as a checkpoint says it. */
    public static String state(Book book) {
        return Checkpoints.state(book);
    }

    /**
     * Deletes some of the oldest entries, if they lie before a checkpoint that is old enough and that the city has by its signed
     * word: an ack, which anybody could make up, is not enough.
     *
     * @param youngestAge of such a checkpoint: the locker's age then
     * @return whether there is more to delete
     */
    public boolean shorten(long youngestAge) {
        synchronized (writing) {
            return Upkeep.shorten(writing, youngestAge);
        }
    }

    /**
     * Where the journal can be begun, once something was cut off it: from there on it is folded to the tables. What lies before it is
     * rest of a cut that is not over.
     */
    public Optional<Beginning> beginning() {
        synchronized (writing) {
            return first() <= 1 ? Optional.empty() : Upkeep.beginning(writing, head.epoch());
        }
    }

    /**
     * The oldest checkpoint that is left.
     *
     * @param seq of its entry
     * @param book as it stood before that entry
     */
    public record Beginning(long seq, Book book) {}

    /**
     * Notes how codes are drawn from now on.
     *
     * @param lost whether the codes of parcels inside are given up
     * @throws StoreException {@link Problem#CONFIG_CONFLICT} if they are not, and were drawn otherwise
     */
    public void drawsCodes(Codes codes, boolean lost) {
        synchronized (writing) {
            boolean isInUse = !lost && !book.deliveries().values().isEmpty();
            Upkeep.drawsCodes(writing, codes, isInUse, sql -> {
                imprint.drawsCodes(codes.rounds(), codes.key());
                imprint.write(sql, head);
            });
        }
    }

    /** What was written since the store was opened. Any thread may look. */
    public Figures figures() {
        return figures;
    }

    /** The writing connection, for tests that must make it fail. */
    Sql writer() {
        return writing.sql();
    }

    @Override
    public void close() {
        synchronized (writing) {
            try {
                reading.close();
                writing.sql().close();
            } catch (SQLException broken) {
                throw Failures.of("closing", broken);
            }
        }
    }
}
