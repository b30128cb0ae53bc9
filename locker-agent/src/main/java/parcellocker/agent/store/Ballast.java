package parcellocker.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/**
 * A file of 64 MiB that holds room for pickups: when the disk is full it is deleted, and what it held is written by those who
 * fetch their parcels, for deposits are refused as long as it is gone. It comes back when there is room for it.
 */
public final class Ballast {
    /** Its size in bytes. */
    public static final long BYTES = 64L << 20;
    /** With less than this left it is released. */
    static final long RELEASED_BELOW = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final Disk disk;

    /** A file system as far as its room is concerned. */
    interface Disk {
        long freeBytes() throws IOException;

        long totalBytes() throws IOException;
    }

    /** The ballast of a data folder, on the folder's own file system. */
    public Ballast(Path folder) {
        this(folder, new Real(folder));
    }

    Ballast(Path folder, Disk disk) {
        this.file = folder.resolve("ballast");
        this.disk = disk;
    }

    private record Real(Path folder) implements Disk {
        private FileStore store() throws IOException {
            return Files.getFileStore(folder);
        }

        @Override
        public long freeBytes() throws IOException {
            return store().getUsableSpace();
        }

        @Override
        public long totalBytes() throws IOException {
            return store().getTotalSpace();
        }
    }

    /**
     * Looks at the disk, releases or restores the ballast, and says how it stands.
     *
     * @param unsent entries that the city has not confirmed
     */
    public Input.StorageSeen look(long unsent) {
        try {
            if (isWhole() && disk.freeBytes() < RELEASED_BELOW) {
                Files.delete(file);
                LOG.warn("{} the disk is full: its reserve is released for pickups", Problem.STORAGE_LOW.code());
            } else if (!isWhole() && hasRoom()) {
                fill();
            }
            return new Input.StorageSeen(disk.freeBytes(), disk.totalBytes(), isWhole(), unsent);
        } catch (IOException unreadable) {
            LOG.warn("{} the disk cannot be looked at", Problem.STORAGE_LOW.code(), unreadable);
            return new Input.StorageSeen(0, 0, false, unsent);
        }
    }

    private boolean isWhole() throws IOException {
        return Files.exists(file) && Files.size(file) == BYTES;
    }

    /** Room for itself and for what deposits need beside it. */
    private boolean hasRoom() throws IOException {
        long least = Math.max(Input.StorageSeen.LEAST_FREE, Math.min(disk.totalBytes() / 10, Input.StorageSeen.PLENTY));
        return disk.freeBytes() >= BYTES + least + least / 10;
    }

    /** Written in full: a file with a hole holds no room. */
    private void fill() throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            for (long written = 0; written < BYTES; written += zeros.limit()) {
                zeros.rewind();
                while (zeros.hasRemaining()) {
                    out.write(zeros);
                }
            }
            out.force(true);
        }
    }
}
