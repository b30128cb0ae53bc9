package parcellocker.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/**
 * Tells a write-ahead log that decayed from one that a power cut has torn. SQLite takes both the same way: it reads up to the
 * first frame that is wrong and forgets the rest without a word, and codes that were used would be good again. But each commit is
 * on disk before the next is written, so a power cut tears the last one only. Whatever is wrong before that is decay.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#the_write_ahead_log">the log's format</a>
 */
final class LogCheck {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    /** What a disk writes whole or not at all. */
    private static final int SECTOR = 512;

    private static final int MAGIC = 0x377f0682;

    private final ByteBuffer log;
    private final ByteOrder order;
    private final int pageBytes;
    private int first;
    private int second;
    /** Behind the last commit that is whole. */
    private int end = HEADER;

    private LogCheck(ByteBuffer log) {
        this.log = log;
        int magic = log.getInt(0);
        this.order = (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.pageBytes = log.getInt(8);
    }

    /**
     * To be called before SQLite opens the file: it would cut the log.
     *
     * @throws StoreException {@link Problem#STORE_DAMAGED}
     */
    static void require(Path database) {
        if (!isWhole(database)) {
            throw Failures.refusal(
                    Problem.STORE_DAMAGED,
                    "the log of " + database.getFileName() + " is damaged before its last commit");
        }
    }

    /** Also if there is no log, or one without a commit. */
    static boolean isWhole(Path database) {
        try {
            return of(log(database)).map(LogCheck::isTornAtMost).orElse(true);
        } catch (IOException unreadable) {
            // A page of the disk that cannot be read: SQLite would take the log to end there.
            return false;
        }
    }

    /**
     * Cuts off what a power cut has torn, in a log that {@link #isWhole}. SQLite would write its next commits over the torn one,
     * with the same salt, and what still lay behind them would pass for a second one at the next cut.
     *
     * @throws StoreException {@link Problem#STORE_FAILED} if it cannot be read or cut
     */
    static void cut(Path database) {
        Path log = log(database);
        try {
            Optional<LogCheck> check = of(log);
            if (check.isPresent() && check.get().isTornAtMost() && check.get().end < Files.size(log)) {
                try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    channel.truncate(check.get().end).force(true);
                }
            }
        } catch (IOException broken) {
            throw new StoreException(Problem.STORE_FAILED, "the log " + log + " cannot be cut", broken);
        }
    }

    private static Optional<LogCheck> of(Path log) throws IOException {
        return Files.exists(log) && Files.size(log) > HEADER
                ? Optional.of(new LogCheck(ByteBuffer.wrap(Files.readAllBytes(log))))
                : Optional.empty();
    }

    private static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    private boolean isTornAtMost() {
        boolean isKnown = (log.getInt(0) & ~1) == MAGIC && pageBytes == Settings.PAGE_BYTES;
        add(0, HEADER - 8);
        if (!isKnown || first != log.getInt(HEADER - 8) || second != log.getInt(HEADER - 4)) {
            return false;
        }
        int at = HEADER;
        while (at + FRAME_HEADER + pageBytes <= log.limit() && isNext(at)) {
            boolean isCommit = log.getInt(at + 4) != 0;
            at += FRAME_HEADER + pageBytes;
            end = isCommit ? at : end;
        }
        return commitsFrom(at) <= 1;
    }

    private boolean isNext(int at) {
        if (!isOfThisLog(at)) {
            return false;
        }
        add(at, 8);
        add(at + FRAME_HEADER, pageBytes);
        return first == log.getInt(at + 16) && second == log.getInt(at + 20);
    }

    /** What lies behind the end may be of a log before this one, which had another salt. */
    private boolean isOfThisLog(int at) {
        return log.getLong(at + 8) == log.getLong(16);
    }

    private int commitsFrom(int start) {
        int commits = 0;
        for (int at = start; at + FRAME_HEADER + pageBytes <= log.limit(); at += FRAME_HEADER + pageBytes) {
            // Either half of the salt: the other may be what decayed. In a log before this one both are others.
            boolean isOurs = log.getInt(at + 8) == log.getInt(16) || log.getInt(at + 12) == log.getInt(20);
            boolean isCommit = isOurs && log.getInt(at + 4) != 0;
            commits += isCommit && (isHeadInOneSector(at) || follows(at)) ? 1 : 0;
        }
        return commits;
    }

    /**
     * Whether what says that a frame is a commit and what says of which log it is are written together. SQLite writes over a log before this
     * one: a power cut between two sectors leaves that one's commit beside this one's salt.
     */
    private static boolean isHeadInOneSector(int at) {
        return at / SECTOR == (at + 8) / SECTOR;
    }

    /** Whether a frame follows from what the one before it says of itself, whatever is wrong before that. */
    private boolean follows(int at) {
        int before = at == HEADER ? HEADER - 8 : at - FRAME_HEADER - pageBytes + 16;
        first = log.getInt(before);
        second = log.getInt(before + 4);
        return isNext(at);
    }

    /** The checksum goes on over these bytes, a multiple of eight. */
    private void add(int from, int length) {
        log.order(order);
        for (int at = from; at < from + length; at += 8) {
            first += log.getInt(at) + second;
            second += log.getInt(at + 4) + first;
        }
        log.order(ByteOrder.BIG_ENDIAN);
    }
}
