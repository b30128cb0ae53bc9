package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lines of a {@code vectors.txt} of the hardware module. */
public final class Vectors {
    private Vectors() {}

    /** One frame; {@code meaning} without its origin. */
    public record Vector(String check, Bytes bytes, String meaning) {}

    /** Every frame of that file, in its order. */
    public static List<Vector> of(String resource) throws IOException {
        try (InputStream file = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Vectors::vector)
                    .toList();
        }
    }

    private static Vector vector(String line) {
        int space = line.indexOf(' ');
        int semicolon = line.indexOf(';');
        assertThat(line).matches(".* \\[(S1|S2|PDF|C)]");
        return new Vector(
                line.substring(0, space),
                Bytes.ofHex(line.substring(space + 1, semicolon).strip()),
                line.substring(semicolon + 1, line.lastIndexOf('[')).strip());
    }
}
