package parcellocker.agent.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Whoever has it is the one program that speaks to this locker's boards. It ends with the process at the latest. */
final class FolderLock implements AutoCloseable {
    private final Optional<FileChannel> held;

    private FolderLock(Optional<FileChannel> held) {
        this.held = held;
    }

    /** In the place of a lock where no folder is in which anybody could hold one. */
    static FolderLock none() {
        return new FolderLock(Optional.empty());
    }

    /** Empty if another program has it. */
    static Optional<FolderLock> take(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            isOurs = channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            isOurs = false;
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        return isOurs ? Optional.of(new FolderLock(Optional.of(channel))) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (held.isPresent()) {
            held.get().close();
        }
    }
}
