package parcellocker.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/** What can still be read of a damaged file: always of a copy, for SQLite changes what it opens, and the file is evidence. */
public final class Remains implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);
    private static final int BLOCK = 4096;
    /** So many rows in a row that do not come are taken for the end, where the file no longer says how many there are. */
    private static final int PATIENCE = 20_000;

    private final Path copy;
    private final Sql sql;

    /** Where a journal ended, as in {@link SetAside.Found}. */
    record End(long epoch, long last, long acked) {
        static final End UNKNOWN = new End(0, -1, -1);
    }

    /**
     * An entry that was saved.
     *
     * @param chained whether its hash follows from the entry before it, so that nobody has changed either
     * @param taken whether the city had it, as far as the file says
     * @param attachments what is sealed to the city beside it
     */
    public record Line(
            long epoch,
            long seq,
            boolean chained,
            boolean taken,
            String hash,
            String body,
            List<JournalBatch.Attachment> attachments) {
        public Line {
            attachments = List.copyOf(attachments);
        }
    }

    /** How many entries there were to read. {@code lost}: places in between at which none could be read. */
    public record Count(long read, long lost) {}

    private Remains(Path copy) throws SQLException {
        this.copy = copy;
        this.sql = Sql.connect("jdbc:sqlite:" + copy);
    }

    /**
     * Copies a file that was put aside, as far as the disk gives it, and opens the copy.
     *
     * @throws parcellocker.agent.runtime.StoreException {@link Problem#STORE_DAMAGED} if not even that can be opened
     * @throws IOException if there is no room for the copy
     */
    public static Remains of(Path file) throws IOException {
        NativeLibrary.load(
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath()));
        Path copy = file.resolveSibling("reading-" + file.getFileName());
        boolean opened = false;
        try {
            copy(file, copy);
            copy(log(file), log(copy));
            Remains remains = new Remains(copy);
            opened = true;
            return remains;
        } catch (SQLException broken) {
            throw Failures.of("opening what is left", broken);
        } finally {
            if (!opened) {
                delete(copy);
            }
        }
    }

    /** Where its journal ended; unknown unless the file proves it. */
    static End end(Path file, String locker) {
        if (!Files.exists(file) || !LogCheck.isWhole(file)) {
            return End.UNKNOWN;
        }
        try (Remains remains = of(file)) {
            Sql sql = remains.sql;
            long epoch = sql.number("select epoch from meta");
            long seq = sql.number("select coalesce(max(seq), 0) from journal where epoch = ?", epoch);
            Journal.Head head = new Journal.Head(epoch, seq, JournalTable.hash(sql, epoch, seq), 0);
            // Tables without an entry are what SQLite makes where a file is gone.
            return seq > 0 && Imprint.isEnd(sql, locker, head)
                    ? new End(epoch, seq, sql.number("select acked from meta"))
                    : End.UNKNOWN;
        } catch (SQLException | IOException | RuntimeException unreadable) {
            LOG.info("where its journal ended cannot be told: {}", unreadable.toString());
            return End.UNKNOWN;
        }
    }

    /** Every entry that can be read, in the order in which they were written; {@code taken} those the city had are among them. */
    public Count tell(boolean taken, Consumer<Line> lines) {
        long acked = maybe("select acked from meta").orElse(0L);
        long epoch = maybe("select epoch from meta").orElse(Long.MAX_VALUE);
        long end = maybe("select max(rowid) from journal").orElse(Long.MAX_VALUE);
        long at = maybe("select min(rowid) from journal").orElse(1L);
        Optional<JournalTable.Row> before = Optional.empty();
        long read = 0;
        long lost = 0;
        long missing = 0;
        for (; at <= end && missing < PATIENCE; at++) {
            Optional<JournalTable.Row> row = row(at);
            missing = row.isPresent() ? 0 : missing + 1;
            if (row.isPresent()) {
                lost += read == 0 ? 0 : gap(before, row.get());
                boolean had = row.get().epoch() < epoch || row.get().seq() <= acked;
                if (taken || !had) {
                    lines.accept(line(row.get(), before, had));
                }
                before = row;
                read++;
            }
        }
        return new Count(read, lost);
    }

    private static long gap(Optional<JournalTable.Row> before, JournalTable.Row row) {
        return before.filter(one -> one.epoch() == row.epoch())
                .map(one -> Math.max(0, row.seq() - one.seq() - 1))
                .orElse(0L);
    }

    private Line line(JournalTable.Row row, Optional<JournalTable.Row> before, boolean had) {
        String prev = row.seq() == 1
                ? Chain.START
                : before.filter(one -> one.epoch() == row.epoch() && one.seq() == row.seq() - 1)
                        .map(JournalTable.Row::hash)
                        .orElse("");
        boolean chained = !prev.isEmpty() && Chain.next(prev, row.body()).equals(row.hash());
        return new Line(row.epoch(), row.seq(), chained, had, row.hash(), row.body(), attachments(row));
    }

    /** One that decayed is passed over; the next may be whole. */
    private Optional<JournalTable.Row> row(long rowid) {
        try {
            return sql
                    .rows(
                            "select epoch, seq, body, hash from journal not indexed where rowid = ?",
                            cells -> new JournalTable.Row(
                                    cells.number("epoch"), cells.number("seq"), cells.text("body"), cells.text("hash")),
                            rowid)
                    .stream()
                    .findFirst();
        } catch (SQLException decayed) {
            LOG.debug("row {}: {}", rowid, decayed.toString());
            return Optional.empty();
        }
    }

    private List<JournalBatch.Attachment> attachments(JournalTable.Row row) {
        try {
            return JournalTable.attachments(sql, row.epoch(), row.seq() - 1, row.seq());
        } catch (SQLException decayed) {
            LOG.debug("beside {}: {}", row.seq(), decayed.toString());
            return List.of();
        }
    }

    private Optional<Long> maybe(String query) {
        try {
            return Optional.of(sql.number(query));
        } catch (SQLException | IllegalArgumentException decayed) {
            LOG.debug("{}: {}", query, decayed.toString());
            return Optional.empty();
        }
    }

    /** Blocks that the disk does not give stay empty. */
    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        if (!Files.exists(from)) {
            return;
        }
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out, from);
        }
    }

    /** A disk that takes no more is no hole in the evidence: it is thrown. */
    static void copy(FileChannel in, FileChannel out, Path from) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long at = 0; at < in.size(); at += BLOCK) {
            block.clear();
            if (isRead(in, block, at)) {
                block.flip();
                for (long to = at; block.hasRemaining(); ) {
                    to += out.write(block, to);
                }
            } else {
                LOG.warn("{} {} bytes of {} cannot be read", Problem.STORE_DAMAGED.code(), BLOCK, from);
            }
        }
    }

    private static boolean isRead(FileChannel in, ByteBuffer block, long at) {
        try {
            int count = 0;
            while (block.hasRemaining() && count >= 0) {
                count = in.read(block, at + block.position());
            }
            return true;
        } catch (IOException unreadable) {
            LOG.debug("at {}: {}", at, unreadable.toString());
            return false;
        }
    }

    private static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    @Override
    public void close() throws IOException {
        try {
            sql.close();
        } catch (SQLException broken) {
            throw Failures.of("closing the copy", broken);
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path copy) throws IOException {
        for (String suffix : List.of("", "-shm", "-wal")) {
            Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
        }
    }
}
