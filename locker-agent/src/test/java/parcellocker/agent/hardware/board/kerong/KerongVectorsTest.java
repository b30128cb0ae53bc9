package parcellocker.agent.hardware.board.kerong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.Vector;
import parcellocker.agent.hardware.board.kerong.KerongSettings.LockByte;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;

/** Walks every line of the family's vectors: each is built, read, or cannot be had, and which of these is said here. */
class KerongVectorsTest {
    private static final Asked STATUS = new Asked.Status();

    @Test
    void everyVectorIsBuiltReadOrRefused() throws IOException {
        List<Vector> vectors = Vector.of("kerong");
        assertThat(vectors).hasSize(17);
        for (int i = 0; i < vectors.size(); i++) {
            vectors.get(i).assertCheck();
            assertMeaning(i + 1, vectors.get(i).bytes());
        }
    }

    /** By place in the file: meanings repeat from mode to mode. */
    private static void assertMeaning(int line, Bytes bytes) {
        switch (line) {
            case 1 -> assertThat(board(Mode.CU16, 0).status(0)).isEqualTo(bytes);
            case 2, 3, 4, 6 + 1, 8 -> assertCannotBeHad(bytes);
            case 5 -> assertReads(Mode.CU16, 0, bytes, new Contacts(0xFFFF, 1, 16, OptionalLong.of(0)));
            case 6 -> assertReads(Mode.CU16, 0, bytes, new Contacts(0xFFFE, 1, 16, OptionalLong.of(1)));
            case 9 -> assertThat(board(Mode.CU48_50, 0).status(0)).isEqualTo(bytes);
            case 10 -> assertReads(Mode.CU48_50, 0, bytes, new Contacts(0xC000_0000_0007L, 48));
            case 11, 14 -> assertCannotBeHad(bytes);
            case 12 -> assertReads(Mode.CU48_50, 1, bytes, new Contacts(1L << 23, 48));
            case 13 ->
                assertThat(board(Mode.CU48_50, 0).release(new Channel(1))).isEqualTo(bytes);
            case 15 -> assertThat(board(Mode.CU48_60, 0).status(0)).isEqualTo(bytes);
            case 16 ->
                assertThat(board(Mode.CU48_60, 0).release(new Channel(1))).isEqualTo(bytes);
            case 17 -> {
                KerongSettings lockFirst = new KerongSettings(Mode.CU48_60, 0, LockByte.FIRST, 500);
                assertThat(new Kerong(lockFirst).release(new Channel(2))).isEqualTo(bytes);
                assertThat(board(Mode.CU48_60, 1).release(new Channel(1)))
                        .as("in the other order it names another board's first lock")
                        .isEqualTo(bytes);
            }
            default -> throw new AssertionError("no assertion for line " + line);
        }
    }

    private static Kerong board(Mode mode, int address) {
        return new Kerong(KerongSettings.standard(mode, address));
    }

    private static void assertReads(Mode mode, int address, Bytes bytes, Contacts contacts) {
        Heard heard = board(mode, address).hear(bytes, STATUS);
        assertThat(heard.contacts()).contains(contacts);
        assertThat(heard.faults()).isEmpty();
        Heard elsewhere = board(mode, address + 1).hear(bytes, STATUS);
        assertThat(elsewhere.contacts()).isEmpty();
        assertThat(elsewhere.faults()).containsExactly(Fault.FOREIGN);
    }

    /** Over every mode, board and lock that can be configured. */
    private static void assertCannotBeHad(Bytes forbidden) {
        for (Mode mode : Mode.values()) {
            for (int address = 0; address <= mode.lastAddress(); address++) {
                Kerong board = board(mode, address);
                assertThat(board.status(0)).isNotEqualTo(forbidden);
                for (int channel = 1; channel <= mode.channels(); channel++) {
                    assertThat(board.release(new Channel(channel))).isNotEqualTo(forbidden);
                }
            }
        }
    }
}
