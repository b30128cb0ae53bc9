package parcellocker.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import parcellocker.sim.line.Bytes;

/**
 * One line of a file of vectors.
 *
 * @param check how the frame is checked
 * @param hex its bytes
 * @param meaning what it is
 */
public record Vector(String check, String hex, String meaning) {
    /** All lines of a file below {@code hardware}. */
    public static List<Vector> of(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Vector::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test for each line. */
    public static List<DynamicTest> each(String file, Consumer<Vector> test) {
        return of(file).stream()
                .map(vector -> DynamicTest.dynamicTest(vector.meaning(), () -> test.accept(vector)))
                .toList();
    }

    private static InputStream open(String file) {
        return Optional.ofNullable(Vector.class.getResourceAsStream("/hardware/" + file))
                .orElseThrow();
    }

    private static Vector parsed(String line) {
        int space = line.indexOf(' ');
        int comment = line.indexOf(';');
        return new Vector(
                line.substring(0, space),
                line.substring(space, comment).strip(),
                line.substring(comment + 1, line.lastIndexOf('[')).strip());
    }

    public byte[] bytes() {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    /** Its bytes without spaces. */
    public String solid() {
        return hex.replace(" ", "");
    }

    /** Its check must fit. */
    public void verify() {
        int[] values = Bytes.values(bytes());
        int last = values.length - 1;
        switch (check) {
            case "xor" -> assertThat(Bytes.xor(values, last)).isEqualTo(values[last]);
            case "sum" -> assertThat(Bytes.sum(values, last)).isEqualTo(values[last]);
            case "crc" -> assertThat(Bytes.crcModbus(values, values.length)).isZero();
            case "xmr" ->
                assertThat(Bytes.crcXmodem(values, 2, last - 1)).isEqualTo((values[last - 1] << 8) | values[last]);
            default -> throw new AssertionError("a check this test does not know: " + check);
        }
    }
}
