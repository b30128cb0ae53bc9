package parcellocker.agent.uplink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/**
 * Counts CONNECTs across restarts, so that a late last will of an old session cannot be taken for the death of a new one. Kept in
 * one small file that is replaced whole. If the disk fails the line goes on: the number still grows while this process lives.
 */
public final class ConnectCounter implements LongSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectCounter.class);

    private final Path file;
    private long last;

    private ConnectCounter(Path file, long last) {
        this.file = file;
        this.last = last;
    }

    /**
     * Continues the count kept in {@code file}, from 0 if there is none.
     *
     * @param wallMillis taken instead of an unreadable file: larger than any count of connections
     */
    public static ConnectCounter at(Path file, LongSupplier wallMillis) {
        return new ConnectCounter(file, read(file, wallMillis));
    }

    /** The next number, on disk before it is used. */
    @Override
    public synchronized long getAsLong() {
        last++;
        try {
            write(last);
        } catch (IOException broken) {
            LOG.warn("{} the count of connections is not kept: {}", Problem.STORE_FAILED.code(), broken.toString());
        }
        return last;
    }

    private static long read(Path file, LongSupplier wallMillis) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException firstStart) {
            return 0;
        } catch (IOException | NumberFormatException broken) {
            LOG.warn("{} {} is unreadable: {}", Problem.STORE_FAILED.code(), file.getFileName(), broken.toString());
            return wallMillis.getAsLong();
        }
    }

    private void write(long number) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(number + "\n");
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
