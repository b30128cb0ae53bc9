package parcellocker.agent.hardware.gpio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A key whose poles are read from two files that say 0 or 1, as Linux shows inputs under {@code /sys/class/gpio}.
 *
 * @param on 1 while the key is turned
 * @param off 1 while it is not
 */
public record FileKey(Path on, Path off) implements RescueKey {
    @Override
    public Position read() {
        Optional<Boolean> turned = pole(on);
        Optional<Boolean> resting = pole(off);
        if (turned.isEmpty() || resting.isEmpty() || turned.equals(resting)) {
            return Position.BROKEN;
        }
        return turned.get() ? Position.ON : Position.OFF;
    }

    /** Empty if it says neither. */
    private static Optional<Boolean> pole(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
            return switch (text) {
                case "0" -> Optional.of(false);
                case "1" -> Optional.of(true);
                default -> Optional.empty();
            };
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
