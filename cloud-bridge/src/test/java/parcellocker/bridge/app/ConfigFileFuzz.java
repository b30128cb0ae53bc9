package parcellocker.bridge.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parcellocker.contract.problem.ProblemException;

/** A configuration file of any content, and the same content as a file of keys. */
public final class ConfigFileFuzz {
    private static final Path FILE = file();

    private ConfigFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Files.write(FILE, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (ConfigFile.read(FILE) instanceof ConfigFile.Read.Bad bad
                && !bad.mistakes().stream().allMatch(mistake -> mistake.startsWith("LK-80"))) {
            throw new AssertionError("a mistake without its number");
        }
        try {
            Keys.read(FILE);
        } catch (ProblemException refused) {
            return;
        }
    }

    private static Path file() {
        try {
            return Files.createTempDirectory("config-fuzz").resolve("bridge.yaml");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
