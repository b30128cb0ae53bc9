package parcellocker.sim.board.xor8a;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parcellocker.sim.line.Hearing;

/** Walks every line of the shared vectors: its check byte, and its meaning on the board's side. */
class VectorsTest {
    private record Vector(String hex, String meaning) {}

    @Test
    void thereAreSeventeen() throws IOException {
        assertThat(vectors()).hasSize(17);
    }

    @TestFactory
    List<DynamicTest> eachVectorChecksAndMeansWhatItSays() throws IOException {
        return vectors().stream()
                .map(v -> DynamicTest.dynamicTest(v.meaning(), () -> check(v)))
                .toList();
    }

    private static void check(Vector vector) {
        byte[] frame = HexFormat.ofDelimiter(" ").parseHex(vector.hex());
        int sum = 0;
        for (byte value : frame) {
            sum ^= value;
        }
        assertThat(sum).as("xor of the whole frame").isZero();
        switch (vector.meaning()) {
            case "open board 1 lock 1" -> assertThat(asked(frame, 1)).contains(new Request.Open(1, 0));
            case "open lock 10" -> assertThat(asked(frame, 1)).contains(new Request.Open(10, 0));
            case "board 31 lock 24" -> assertThat(asked(frame, 31)).contains(new Request.Open(24, 0));
            case "open ALL board 1" -> assertThat(asked(frame, 1)).contains(new Request.Open(0, 0));
            case "timed open 5 s" -> assertThat(asked(frame, 1)).contains(new Request.Open(1, 5));
            case "reply to open, contact 11 = same bytes as the request" ->
                assertThat(frames(1).one(0x8A, 1, true)).isEqualTo(frame);
            case "reply contact 11" -> assertThat(frames(1).one(0x80, 1, true)).isEqualTo(frame);
            case "read all board 1" -> assertThat(asked(frame, 1)).contains(new Request.Read(0));
            case "reply all 0" -> assertThat(all(0)).isEqualTo(frame);
            case "reply lock 1 set" -> assertThat(all(1)).isEqualTo(frame);
            case "reply lock 2 set" -> assertThat(all(2)).isEqualTo(frame);
            case "reply lock 6 set" -> assertThat(all(6)).isEqualTo(frame);
            case "open 2,10,18 (symmetric: does not settle the byte order)" ->
                assertThat(asked(frame, 1)).contains(new Request.OpenSet((1 << 1) | (1 << 9) | (1 << 17)));
            case "hold off" -> assertThat(asked(frame, 1)).contains(new Request.Hold(1, false));
            case "event, contact 00" ->
                assertThat(frames(1).one(0x82, 1, false)).isEqualTo(frame);
            case "event variant" -> assertThat(frames(1).one(0x81, 1, false)).isEqualTo(frame);
            case "CM06 firmware query" -> assertThat(asked(frame, 1)).contains(new Request.FirmwareQuery());
            default -> throw new AssertionError("a vector this test does not know: " + vector.meaning());
        }
    }

    private static Optional<Request> asked(byte[] frame, int address) {
        Receiver receiver = new Receiver(Settings.usual(address, 24));
        Hearing hearing = new Hearing(4_000_000, receiver);
        Optional<Request> asked = Optional.empty();
        long nanos = 10_000_000;
        for (byte value : frame) {
            assertThat(asked).as("complete before its last byte").isEmpty();
            nanos += 1_041_666;
            asked = hearing.hear(value & 0xFF, nanos).stream()
                    .map(receiver::meaning)
                    .findFirst();
        }
        return asked;
    }

    private static byte[] all(int made) {
        return frames(1).all(lock -> lock == made);
    }

    private static Frames frames(int address) {
        return new Frames(Settings.usual(address, 24));
    }

    private static List<Vector> vectors() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Optional.ofNullable(VectorsTest.class.getResourceAsStream("/hardware/boards/xor8a/vectors.txt"))
                        .orElseThrow(),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(VectorsTest::vector)
                    .toList();
        }
    }

    private static Vector vector(String line) {
        int comment = line.indexOf(';');
        String hex = line.substring("xor".length(), comment).strip();
        String meaning = line.substring(comment + 1, line.lastIndexOf('[')).strip();
        return new Vector(hex, meaning);
    }
}
