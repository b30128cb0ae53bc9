package parcellocker.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file of any content, and the same content as the layout that a good one names: read, or every mistake told. */
public final class SettingsFileFuzz {
    private static final Path FOLDER = folder();

    private static final String AROUND_A_LAYOUT = """
            locker: LY-000017
            data: data
            keys: keys.json
            cabinet: layout.file
            lines:
              - {id: main, port: /dev/one, baud: 9600, boards: b1}
            city: {url: "ssl://city.example:8883", user: LY-000017, password: 6f2b8a9c1d}
            kiosk: {port: 0}
            """;

    private SettingsFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Files.write(FOLDER.resolve("agent.yaml"), bytes);
            read("agent.yaml");
            Files.write(FOLDER.resolve("layout.file"), bytes);
            read("around.yaml");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void read(String name) {
        try {
            SettingsFile.read(FOLDER.resolve(name));
        } catch (BadSettingsException refused) {
            boolean isNumbered = !refused.mistakes().isEmpty()
                    && refused.mistakes().stream().allMatch(mistake -> mistake.startsWith("LK-80"));
            if (!isNumbered) {
                throw new AssertionError("a mistake without its number", refused);
            }
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("settings-fuzz");
            Files.writeString(folder.resolve("around.yaml"), AROUND_A_LAYOUT);
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
