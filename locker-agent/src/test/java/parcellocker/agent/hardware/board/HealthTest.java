package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.LockBoards.WiredLine;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.WireSettings;

/** Two lines of different families: what a technician is told of each. */
class HealthTest {
    private final ScriptedChannel first = new ScriptedChannel();
    private final ByteChannel second = new Deaf();
    private final ToyBoard toy = new ToyBoard();

    /** A device on which nothing ever comes, by the first one's clock. */
    private final class Deaf implements ByteChannel {
        @Override
        public byte[] read(long waitMillis) {
            first.pass(waitMillis);
            return new byte[0];
        }

        @Override
        public void write(byte[] bytes) {
            assertThat(bytes).isNotEmpty();
        }

        @Override
        public void close() {
            first.pass(0);
        }
    }

    private static WiredLine line(String name, ByteChannel channel, WiredBoard... boards) {
        return new WiredLine(
                new Line.Wiring(name, () -> channel, new WireSettings(5, WireSettings.Echo.NONE), new CoilSupply(300)),
                Pace.standard(),
                List.of(boards));
    }

    private static WiredBoard xor8a(String id, int address) {
        return new WiredBoard(new BoardId(id), new Xor8a(Xor8aSettings.standard(address)));
    }

    private static WiredBoard kerong(String id, Mode mode, int address) {
        return new WiredBoard(new BoardId(id), new Kerong(KerongSettings.standard(mode, address)));
    }

    private LockBoards boards(WiredLine... lines) {
        return new LockBoards(ToyBoard.cabinet(), List.of(lines), input -> true, first);
    }

    @Test
    void aLineAndItsBoardsAreToldApart() throws Exception {
        first.onWrite(request -> toy.answer(request).ifPresent(reply -> first.arrive(12, reply)));
        try (LockBoards boards =
                boards(line("main", first, xor8a("b1", 1)), line("side", second, kerong("b2", Mode.CU16, 0)))) {
            assertThat(boards.health()).extracting(LineHealth::isUp).containsExactly(false, false);
            assertThat(boards.lines().getFirst().opened(first).hasWorked()).isTrue();
            Line.Open silent = boards.lines().getLast().opened(second);
            for (int i = 0; i < Pace.SILENT_READINGS; i++) {
                first.pass(5_000);
                assertThat(silent.hasWorked()).isTrue();
            }
            LineHealth main = boards.health().getFirst();
            LineHealth side = boards.health().getLast();
            assertThat(main.isUp()).isTrue();
            assertThat(main.boards()).singleElement().satisfies(b1 -> {
                assertThat(b1.isAnswering()).isTrue();
                assertThat(b1.dialect()).isEqualTo("xor8a");
            });
            assertThat(side.isUp())
                    .as("its device is there, only nobody answers")
                    .isTrue();
            assertThat(side.boards()).singleElement().satisfies(b2 -> {
                assertThat(b2.isAnswering()).isFalse();
                assertThat(b2.faults()).containsEntry(Fault.SILENT, 3L);
            });
            boards.lines().getFirst().lost();
            assertThat(boards.health().getFirst().isUp()).isFalse();
            assertThat(boards.health().getFirst().boards().getFirst().isAnswering())
                    .isFalse();
        }
    }

    @Test
    void boardsThatDoNotSpeakTheSameAreRefusedOnOneLine() {
        WiredLine mixed = line("main", first, xor8a("b1", 1), kerong("b2", Mode.CU16, 0));
        assertThatThrownBy(() -> boards(mixed)).hasMessageContaining("kerong cu16, xor8a");
        WiredLine modes = line("main", first, xor8a("b1", 1));
        WiredLine other = line("side", second, kerong("b2", Mode.CU16, 0), kerong("b3", Mode.CU48_50, 1));
        assertThatThrownBy(() -> boards(modes, other)).hasMessageContaining("kerong cu16, kerong cu48-50");
    }
}
