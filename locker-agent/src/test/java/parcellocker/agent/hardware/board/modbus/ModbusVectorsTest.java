package parcellocker.agent.hardware.board.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.hardware.board.modbus.Profiles.board;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Vector;
import parcellocker.agent.hardware.line.Bytes;

/** Walks every line of the family's vectors: each is built, read, or cannot be had, and which of these is said here. */
class ModbusVectorsTest {
    private static final Modbus FLASH = board(Profiles.flash(), 8);
    private static final Modbus SOFTWARE = board(Profiles.software(0xFF00, 0), 8);
    private static final Channel FIRST = new Channel(1);
    private static final Asked STATUS = new Asked.Status();

    @Test
    void everyVectorIsBuiltReadOrRefused() throws IOException {
        List<Vector> vectors = Vector.of("modbus");
        assertThat(vectors).hasSize(16);
        vectors.forEach(vector -> {
            vector.assertCheck();
            assertMeaning(vector.meaning(), vector.bytes());
        });
    }

    private static void assertMeaning(String meaning, Bytes bytes) {
        switch (meaning) {
            case "relay 1 off" -> assertThat(SOFTWARE.letGo(FIRST)).contains(bytes);
            case "relay 1 flash on 700 ms" -> {
                assertThat(FLASH.release(FIRST)).isEqualTo(bytes);
                assertThat(FLASH.hear(bytes, new Asked.Release(FIRST)).isAcknowledged())
                        .isTrue();
            }
            case "relay 2 flash on 800 ms" ->
                assertThat(new Modbus(new ModbusSettings(1, 8, 800, Profiles.flash())).release(new Channel(2)))
                        .isEqualTo(bytes);
            case "all off - startup fail-safe" -> {
                assertThat(FLASH.allOff()).contains(bytes);
                assertThat(FLASH.hear(bytes, new Asked.AllOff()).isAcknowledged())
                        .isTrue();
            }
            case "read 8 inputs" -> assertThat(FLASH.status(0)).isEqualTo(bytes);
            case "all inputs 0" ->
                assertThat(FLASH.hear(bytes, STATUS).contacts()).contains(new Contacts(0, 8));
            case "input 1 set" ->
                assertThat(FLASH.hear(bytes, STATUS).contacts()).contains(new Contacts(1, 8));
            case "LEGACY non-standard board: value 0100, 1-based" ->
                assertThat(board(Profiles.software(0x0100, 1), 8).release(FIRST))
                        .isEqualTo(bytes);
            case "relays 1-4 on" -> assertIsNotHeard(bytes);
            case "relay 1 flash off 700 ms",
                    "relay 1 toggle",
                    "all on - never used by us",
                    "read 8 coils",
                    "FC15 all on",
                    "set address 2 (broadcast)",
                    "ch 1 linkage mode" -> {
                assertIsNotHeard(bytes);
                ModbusTest.everyFrame(frame -> assertThat(frame).isNotEqualTo(bytes));
            }
            default -> throw new AssertionError("no assertion for: " + meaning);
        }
    }

    private static void assertIsNotHeard(Bytes bytes) {
        assertThat(FLASH.hear(bytes, STATUS).contacts()).isEmpty();
        assertThat(FLASH.hear(bytes, STATUS).faults()).as("counted").isNotEmpty();
        assertThat(FLASH.hear(bytes, new Asked.Release(FIRST)).isAcknowledged()).isFalse();
    }
}
