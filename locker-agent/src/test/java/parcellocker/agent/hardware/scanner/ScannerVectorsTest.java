package parcellocker.agent.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Vectors;
import parcellocker.agent.hardware.line.Vectors.Vector;
import parcellocker.agent.hardware.scanner.ScannerControl.Family;
import parcellocker.agent.hardware.scanner.ScannerControl.Mode;

/** Walks every line of the scanners' vectors: each is built or read. */
class ScannerVectorsTest {
    @Test
    void everyVectorIsBuiltOrRead() throws IOException {
        List<Vector> vectors = Vectors.of("/hardware/scanners/vectors.txt");
        assertThat(vectors).hasSize(7);
        vectors.forEach(vector -> {
            assertCheck(vector);
            assertMeaning(vector);
        });
    }

    private static void assertMeaning(Vector vector) {
        Bytes bytes = vector.bytes();
        switch (vector.meaning()) {
            case "AIM id off" ->
                assertThat(new ScannerControl(Family.GM65, Mode.AS_SET, true).atOpening())
                        .singleElement()
                        .satisfies(order -> assertThat(order.frame()).isEqualTo(bytes));
            case "reply \"ok\"" -> {
                Replies.Taken taken = new Replies(Family.GM65).take(bytes.toArray());
                assertThat(taken.replies()).containsExactly(bytes);
                assertThat(taken.text()).isEqualTo(Bytes.NONE);
            }
            case "Honeywell trigger off" ->
                assertThat(commanded(Family.HONEYWELL).release()).contains(bytes);
            case "Newland #SCNTRG1; start" ->
                assertThat(commanded(Family.NEWLAND).trigger()).contains(bytes);
            case "Newland stop" ->
                assertThat(commanded(Family.NEWLAND).release()).contains(bytes);
            case "SSI start session (16-bit two's complement)" ->
                assertThat(commanded(Family.SSI).trigger()).contains(bytes);
            case "SSI stop session" ->
                assertThat(commanded(Family.SSI).release()).contains(bytes);
            default -> throw new AssertionError("no assertion for: " + vector.meaning());
        }
    }

    private static ScannerControl commanded(Family family) {
        return new ScannerControl(family, Mode.COMMAND, false);
    }

    private static void assertCheck(Vector vector) {
        Bytes bytes = vector.bytes();
        int end = bytes.length() - 2;
        switch (vector.check()) {
            case "none" -> {}
            case "xmr" -> assertThat(Gm65.crc(bytes.slice(2, end))).isEqualTo(bytes.at(end) << 8 | bytes.at(end + 1));
            case "ssi" -> {
                int sum = bytes.at(end) << 8 | bytes.at(end + 1);
                for (int i = 0; i < end; i++) {
                    sum += bytes.at(i);
                }
                assertThat(sum & 0xFFFF).isZero();
            }
            default -> throw new AssertionError("no check " + vector.check());
        }
    }
}
