package parcellocker.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/**
 * Writes the bytes of the write-ahead log over themselves, and syncs them, before SQLite reads it. When an fsync fails the
 * kernel marks the pages clean all the same: the process that is started next sees frames that the disk does not have, its
 * commits follow them, and the next power cut would take those too. Written once more they are on disk or the start fails; a
 * power cut meanwhile leaves no other bytes than there were.
 */
final class LogRewrite {
    private static final int CHUNK_BYTES = 1 << 16;

    private LogRewrite() {}

    /**
     * To be called before any connection is open: closing a file drops SQLite's locks on it.
     *
     * @throws StoreException {@link Problem#STORE_FAILED} if the log cannot be read or written
     */
    static void of(Path database) {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        if (!Files.exists(log)) {
            return;
        }
        try {
            rewrite(log);
        } catch (IOException broken) {
            throw new StoreException(Problem.STORE_FAILED, "the log " + log + " cannot be written again", broken);
        }
    }

    private static void rewrite(Path log) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            long at = 0;
            while (channel.read(chunk, at) > 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    at += channel.write(chunk, at);
                }
                chunk.clear();
            }
            channel.force(true);
        }
    }
}
