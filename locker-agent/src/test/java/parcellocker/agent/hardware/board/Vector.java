package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import parcellocker.agent.hardware.line.Bytes;

/** One line of a family's vectors: how it is checked, its bytes, and what they mean. */
public record Vector(String check, Bytes bytes, String meaning) {
    /** Every line of the family's file. */
    public static List<Vector> of(String family) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                        Vector.class.getResourceAsStream("/hardware/boards/" + family + "/vectors.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Vector::read)
                    .toList();
        }
    }

    private static Vector read(String line) {
        int hexAt = line.indexOf(' ');
        int hexEnd = line.indexOf(';');
        return new Vector(
                line.substring(0, hexAt),
                Bytes.ofHex(line.substring(hexAt, hexEnd).strip()),
                line.substring(hexEnd + 1, line.lastIndexOf('[')).strip());
    }

    /** That its last byte or bytes are the check of the others. */
    public void assertCheck() {
        int last = bytes.length() - 1;
        switch (check) {
            case "xor" -> assertThat(folded(last)).as("XOR of %s", bytes).isEqualTo(bytes.at(last));
            case "sum" -> assertThat(summed(last)).as("sum of %s", bytes).isEqualTo(bytes.at(last));
            case "crc" ->
                assertThat(crc(last - 1)).as("CRC of %s", bytes).isEqualTo(bytes.at(last - 1) | bytes.at(last) << 8);
            default -> throw new AssertionError("no check called " + check);
        }
    }

    private int folded(int end) {
        int xor = 0;
        for (int i = 0; i < end; i++) {
            xor ^= bytes.at(i);
        }
        return xor;
    }

    private int summed(int end) {
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += bytes.at(i);
        }
        return sum % 256;
    }

    private int crc(int end) {
        int crc = 0xFFFF;
        for (int i = 0; i < end; i++) {
            for (int bit = 0, in = bytes.at(i); bit < 8; bit++, in >>= 1) {
                boolean carry = ((crc ^ in) & 1) == 1;
                crc = carry ? crc >> 1 ^ 0xA001 : crc >> 1;
            }
        }
        return crc;
    }
}
