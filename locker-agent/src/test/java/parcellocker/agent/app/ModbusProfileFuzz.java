package parcellocker.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A relay board's profile of any content: it makes a board, or every mistake is told by its number. */
public final class ModbusProfileFuzz {
    private static final String BOARDS =
            "boards: [{id: b1, family: modbus, address: 1, channels: 8, settings: {profile: mine.yaml}}]\n";

    private static final WrittenConfig AROUND = around();

    private ModbusProfileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Files.write(AROUND.folder().resolve("mine.yaml"), bytes);
            Settings settings = AROUND.read(BOARDS, WrittenConfig.ONE_LINE);
            if (WrittenConfig.protocol(settings, 0).allOff().isEmpty()) {
                throw new AssertionError("a board whose relays nobody can let go");
            }
        } catch (BadSettingsException refused) {
            boolean isNumbered = !refused.mistakes().isEmpty()
                    && refused.mistakes().stream().allMatch(mistake -> mistake.startsWith("LK-80"));
            if (!isNumbered) {
                throw new AssertionError("a mistake without its number", refused);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static WrittenConfig around() {
        try {
            return new WrittenConfig(Files.createTempDirectory("profile-fuzz"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
