package parcellocker.agent.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/**
 * SQLite's native part. The driver unpacks it under a new name at every start and tidies up at exit, which a kill or a power
 * cut leaves out: 1.1 MB a time. So it is unpacked beside the database, and removed as soon as the process has it mapped;
 * what a cut in between left is removed at the next start. A folder set by {@code -Dorg.sqlite.tmpdir} is left alone.
 */
final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    static synchronized void load(Path data) {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        Path folder = data.resolve("native");
        try {
            Files.createDirectories(folder);
            clear(folder);
            System.setProperty(FOLDER, folder.toString());
            SQLiteJDBCLoader.initialize();
            clear(folder);
        } catch (Exception broken) {
            // The driver declares no narrower one.
            throw new StoreException(Problem.STORE_FAILED, "SQLite's native part cannot be unpacked", broken);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
