package parcellocker.agent.hardware.board.xor8a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.agent.hardware.line.Bytes;

/** Walks every line of the family's vectors: each is built, read, or cannot be had, and which of these is said here. */
class Xor8aVectorsTest {
    private static final Xor8a BOARD_1 = new Xor8a(Xor8aSettings.standard(1));
    private static final Asked STATUS = new Asked.Status();

    record Vector(Bytes bytes, String meaning) {}

    @Test
    void everyVectorIsBuiltReadOrRefused() throws IOException {
        List<Vector> vectors = vectors();
        assertThat(vectors).hasSize(17);
        vectors.forEach(vector -> {
            assertCheck(vector.bytes());
            assertMeaning(vector);
        });
    }

    private static void assertMeaning(Vector vector) {
        Bytes bytes = vector.bytes();
        switch (vector.meaning()) {
            case "open board 1 lock 1" ->
                assertThat(BOARD_1.release(new Channel(1))).isEqualTo(bytes);
            case "open lock 10" -> assertThat(BOARD_1.release(new Channel(10))).isEqualTo(bytes);
            case "board 31 lock 24" ->
                assertThat(new Xor8a(Xor8aSettings.standard(31)).release(new Channel(24)))
                        .isEqualTo(bytes);
            case "timed open 5 s" ->
                assertThat(timed(5).release(new Channel(1))).isEqualTo(bytes);
            case "read all board 1" -> assertThat(BOARD_1.status(0)).isEqualTo(bytes);
            case "open ALL board 1" -> assertNoReleaseBegins(bytes.slice(0, 3));
            case "open 2,10,18" -> assertNoReleaseBegins(bytes.slice(0, 1));
            case "hold off" -> assertNoReleaseBegins(bytes.slice(0, 1));
            case "CM06 firmware query" -> assertIsNoDoor(bytes);
            case "reply to open, contact 11 = same bytes as the request" -> assertAcknowledges(bytes);
            case "reply contact 11" -> assertIsForeign(bytes);
            case "reply all 0" -> assertReads(bytes, 0);
            case "reply lock 1 set" -> assertReads(bytes, 0b1);
            case "reply lock 2 set" -> assertReads(bytes, 0b10);
            case "reply lock 6 set" -> assertReads(bytes, 0b10_0000);
            case "event, contact 00" -> assertIsEvent(bytes, Events.EVENTS_82);
            case "event variant" -> assertIsEvent(bytes, Events.EVENTS_81);
            default -> throw new AssertionError("no assertion for: " + vector.meaning());
        }
    }

    @Test
    void lockZeroIsNoChannel() {
        assertThatThrownBy(() -> new Channel(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCheck(Bytes bytes) {
        int xor = 0;
        for (int i = 0; i < bytes.length(); i++) {
            xor ^= bytes.at(i);
        }
        assertThat(xor).as("XOR of %s", bytes).isZero();
    }

    /** Over every board, channel and way of releasing. */
    private static void assertNoReleaseBegins(Bytes forbidden) {
        for (int address = 1; address <= 32; address++) {
            for (ReleaseFunction function : ReleaseFunction.values()) {
                Xor8a board = new Xor8a(settings(address, Events.NONE, function, OptionalInt.empty()));
                for (int channel = 1; channel <= 50; channel++) {
                    Bytes release = board.release(new Channel(channel));
                    assertThat(release.startsWith(forbidden)).as("%s", release).isFalse();
                    assertThat(release.at(2)).isEqualTo(channel);
                }
            }
        }
    }

    private static void assertAcknowledges(Bytes bytes) {
        Heard heard = BOARD_1.hear(bytes, new Asked.Release(new Channel(1)));
        assertThat(heard.isAcknowledged()).isTrue();
        assertThat(heard.contacts()).isEmpty();
        assertThat(BOARD_1.hear(bytes, new Asked.Release(new Channel(2))).isAcknowledged())
                .isFalse();
    }

    private static void assertReads(Bytes bytes, long bits) {
        Heard heard = BOARD_1.hear(bytes, STATUS);
        assertThat(heard.contacts()).hasValueSatisfying(contacts -> {
            assertThat(contacts.bits()).isEqualTo(bits);
            assertThat(contacts.channels()).isEqualTo(24);
        });
        assertThat(heard.faults()).isEmpty();
    }

    private static void assertIsForeign(Bytes bytes) {
        Heard heard = BOARD_1.hear(bytes, STATUS);
        assertThat(heard.contacts()).isEmpty();
        assertThat(heard.faults()).containsExactly(Fault.FOREIGN);
    }

    private static void assertIsNoDoor(Bytes bytes) {
        Xor8a board = new Xor8a(settings(1, Events.EVENTS_82, ReleaseFunction.FUNCTION_11, OptionalInt.empty()));
        assertThat(board.hear(bytes, STATUS).events()).isEmpty();
        assertThat(board.hear(bytes, STATUS).faults()).containsExactly(Fault.STRAY);
    }

    private static void assertIsEvent(Bytes bytes, Events events) {
        Xor8a told = new Xor8a(settings(1, events, ReleaseFunction.FUNCTION_11, OptionalInt.empty()));
        assertThat(told.hear(bytes, STATUS).events()).containsExactly(new Channel(1));
        assertThat(told.hear(bytes, STATUS).contacts()).isEmpty();
        assertThat(BOARD_1.hear(bytes, STATUS).events()).isEmpty();
    }

    private static Xor8a timed(int seconds) {
        return new Xor8a(settings(1, Events.NONE, ReleaseFunction.FUNCTION_11, OptionalInt.of(seconds)));
    }

    private static Xor8aSettings settings(
            int address, Events events, ReleaseFunction function, OptionalInt pulseSeconds) {
        return new Xor8aSettings(address, StatusOrder.HIGH_FIRST, StatusLength.ANY, events, function, pulseSeconds);
    }

    private static List<Vector> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                        Xor8aVectorsTest.class.getResourceAsStream("/hardware/boards/xor8a/vectors.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Xor8aVectorsTest::vector)
                    .toList();
        }
    }

    private static Vector vector(String line) {
        int hexEnd = line.indexOf(';');
        assertThat(line).startsWith("xor ");
        String meaning = line.substring(hexEnd + 1, line.lastIndexOf('['));
        int remark = meaning.indexOf(" (");
        String plain = remark < 0 ? meaning : meaning.substring(0, remark);
        return new Vector(Bytes.ofHex(line.substring(4, hexEnd).strip()), plain.strip());
    }
}
