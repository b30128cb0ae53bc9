package parcellocker.sim.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of one run, in memory where the system offers that; it goes with all that is in it. */
public final class Scratch implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private final Path folder;
    private int numbered;

    public Scratch() {
        try {
            folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "parcellocker-disk-")
                    : Files.createTempDirectory("parcellocker-disk-");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A new empty folder. */
    public Path fresh() {
        try {
            return Files.createDirectory(folder.resolve(String.valueOf(numbered++)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes a folder and what is in it. */
    public static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
