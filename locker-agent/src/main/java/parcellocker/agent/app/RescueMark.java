package parcellocker.agent.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file by which a rescue tells the next start of the agent that doors were opened. Set before the first door. */
final class RescueMark {
    private final Path folder;
    private final Path file;

    RescueMark(Path data) {
        this.folder = data;
        this.file = data.resolve("rescue");
    }

    boolean isSet() {
        return Files.exists(file);
    }

    /** It is on disk when this returns. */
    void set() throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.force(true);
        }
        syncFolder();
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
        syncFolder();
    }

    private void syncFolder() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
