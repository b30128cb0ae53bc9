package parcellocker.agent.hardware.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Vectors;
import parcellocker.agent.hardware.line.Vectors.Vector;

/** Walks every line of the badge readers' vectors: each is built or read. */
class BadgeVectorsTest {
    @Test
    void everyVectorIsBuiltOrRead() throws IOException {
        List<Vector> vectors = Vectors.of("/hardware/badges/vectors.txt");
        assertThat(vectors).hasSize(6);
        vectors.forEach(vector -> assertMeaning(vector.bytes(), vector.meaning()));
    }

    private static void assertMeaning(Bytes bytes, String meaning) {
        switch (meaning) {
            case "62E3086CED, 08" -> assertThat(xor(bytes)).containsExactly(Bytes.ofHex("62 E3 08 6C ED"));
            case "0100A1B2C3" -> assertThat(xor(bytes)).containsExactly(Bytes.ofHex("01 00 A1 B2 C3"));
            case "SAMConfiguration" ->
                assertThat(Pn532Frame.command(Pn532Frame.SAM_CONFIGURATION, 0x01))
                        .isEqualTo(bytes);
            case "its reply" ->
                assertThat(Pn532Frame.answer(bytes, Pn532Frame.SAM_CONFIGURATION))
                        .contains(Bytes.NONE);
            case "GetFirmwareVersion" ->
                assertThat(Pn532Frame.command(Pn532Frame.FIRMWARE_VERSION)).isEqualTo(bytes);
            case "UID 078CFC4F" ->
                assertThat(Pn532Frame.answer(bytes, Pn532Frame.LIST_TARGETS).flatMap(Pn532Frame::uid))
                        .contains(Bytes.ofHex("07 8C FC 4F"));
            default -> throw new AssertionError("no assertion for: " + meaning);
        }
    }

    private static List<Bytes> xor(Bytes bytes) {
        return new Rdm6300.Cutter(Rdm6300.Check.XOR).take(bytes.toArray());
    }
}
