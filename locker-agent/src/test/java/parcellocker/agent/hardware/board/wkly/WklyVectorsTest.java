package parcellocker.agent.hardware.board.wkly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.Vector;
import parcellocker.agent.hardware.line.Bytes;

/** Walks every line of the family's vectors: each is built, read, or cannot be had, and which of these is said here. */
class WklyVectorsTest {
    private static final Wkly BOARD = new Wkly(WklySettings.standard(0));
    private static final Channel FIRST = new Channel(1);
    private static final Asked RELEASE = new Asked.Release(FIRST);
    private static final Asked STATUS = new Asked.Status();

    @Test
    void everyVectorIsBuiltReadOrRefused() throws IOException {
        List<Vector> vectors = Vector.of("wkly");
        assertThat(vectors).hasSize(14);
        vectors.forEach(vector -> {
            vector.assertCheck();
            assertMeaning(vector.meaning(), vector.bytes());
        });
    }

    private static void assertMeaning(String meaning, Bytes bytes) {
        switch (meaning) {
            case "open ch 1" -> assertThat(BOARD.release(FIRST)).isEqualTo(bytes);
            case "reply ok, ch 1, state 00" -> {
                assertThat(BOARD.hear(bytes, RELEASE))
                        .returns(true, Heard::isAcknowledged)
                        .returns(List.of(), Heard::faults);
                assertThat(BOARD.hear(bytes, new Asked.Release(new Channel(2))).isAcknowledged())
                        .isFalse();
            }
            case "reply fail" ->
                assertThat(BOARD.hear(bytes, RELEASE))
                        .returns(true, Heard::isAcknowledged)
                        .returns(List.of(Fault.REFUSED), Heard::faults);
            case "board 10" ->
                assertThat(new Wkly(WklySettings.standard(10)).release(FIRST)).isEqualTo(bytes);
            case "read all" -> assertThat(BOARD.status(0)).isEqualTo(bytes);
            case "reply 4 channels 0,1,1,0" ->
                assertThat(BOARD.hear(bytes, STATUS).contacts()).contains(new Contacts(0b0110, 4));
            case "event ch 1 state 01", "event ch 1 state 00" ->
                assertThat(BOARD.hear(bytes, STATUS).events()).containsExactly(FIRST);
            case "LED of ch 1" -> assertThat(BOARD.light(FIRST)).contains(bytes);
            case "reply" -> assertIsNeverAskedFor(bytes);
            case "read ch 1", "open 1,2,3", "open all" -> {
                assertIsNeverAskedFor(bytes);
                assertCannotBeHad(bytes);
            }
            case "short sibling read all" ->
                assertThat(BOARD.hear(bytes, STATUS).faults()).containsExactly(Fault.STRAY);
            default -> throw new AssertionError("no assertion for: " + meaning);
        }
    }

    private static void assertIsNeverAskedFor(Bytes bytes) {
        assertThat(BOARD.hear(bytes, STATUS).contacts()).isEmpty();
        assertThat(BOARD.hear(bytes, STATUS).faults()).containsExactly(Fault.FOREIGN);
    }

    private static void assertCannotBeHad(Bytes forbidden) {
        for (int address = 0; address <= WklySettings.LAST_ADDRESS; address++) {
            Wkly board = new Wkly(WklySettings.standard(address));
            assertThat(board.status(0).at(6)).isNotEqualTo(forbidden.at(6));
            for (int channel = 1; channel <= Wkly.LAST_CHANNEL; channel++) {
                Bytes release = board.release(new Channel(channel));
                assertThat(release.at(6)).isNotEqualTo(forbidden.at(6));
                assertThat(release.at(7)).as("one channel, and never 0").isEqualTo(channel);
                assertThat(release.length()).isEqualTo(9);
            }
        }
    }
}
