package parcellocker.sim.board.kerong;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Rig;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;

class KerongTest {
    private static final String STATUS = "0200300335";
    private static final String SHUT = "020035FFFF00000338";

    private final Rig rig = new Rig(19_200);
    private final Plant plant = rig.plant(16);

    @Test
    void aReleaseFiresOneLockAndSaysNothing() {
        board(0, false);
        assertThat(rig.exchange("0201310337", 200)).isEmpty();
        assertThat(Rig.fired(plant)).containsExactly(2);
        assertThat(plant.isOpen(2)).isTrue();
        assertThat(rig.exchange(STATUS, 100)).isEqualTo("020035FDFF00000336");
    }

    @Test
    void aWrongSumIsRefusedBySilenceAndTheNextFrameIsHeard() {
        board(0, false);
        assertThat(rig.exchange("0201310338", 100)).isEmpty();
        assertThat(plant.pulses()).isEmpty();
        assertThat(rig.exchange(STATUS, 100)).isEqualTo(SHUT);
    }

    @Test
    void theFifteenthBoardsNibbleIsAlsoEverybodys() {
        board(3, false);
        assertThat(rig.exchange("02F0330328", 16 * 600)).isEmpty();
        assertThat(Rig.fired(plant)).hasSize(16);
        assertThat(rig.exchange("02F0310326", 600)).as("one lock of board 15").isEmpty();
        assertThat(Rig.fired(plant)).hasSize(16);
    }

    @Test
    void boardsAskedTogetherAnswerInTheOrderOfTheirAddresses() {
        board(0, false);
        board(2, false);
        assertThat(rig.exchange("02F0320327", 200)).isEqualTo(SHUT + "022035FFFF00000358");
    }

    @Test
    void aBusyBoardHearsNothingWhileItsCoilIsDrawn() {
        board(0, true);
        rig.exchange("0200310336", 50);
        assertThat(rig.exchange(STATUS, 100)).isEmpty();
        rig.pass(600);
        assertThat(rig.exchange(STATUS, 100)).isEqualTo("020035FEFF00000337");
    }

    @Test
    void aDelayedReleaseComesAfterItsSeconds() {
        board(0, false);
        rig.exchange("020039020340", 1_900);
        assertThat(plant.pulses()).isEmpty();
        rig.pass(200);
        assertThat(Rig.fired(plant)).containsExactly(1);
    }

    @Test
    void anAnswerComesFromTheNeighbourOrWithAContactTurnedAndItsSumIsRight() {
        VirtualBoard board = board(0, false);
        board.faults().inject(new BoardFault.Foreign(), 1);
        assertThat(rig.exchange(STATUS, 100)).isEqualTo("021035FFFF00000348");
        board.faults().inject(new BoardFault.Turned(9, true), 1);
        assertThat(rig.exchange(STATUS, 100)).isEqualTo("020035FFFE00000337");
        board.faults().inject(new BoardFault.Turned(9, false), 1);
        assertThat(rig.exchange(STATUS, 100)).isEqualTo("020035FFFE00000338");
    }

    private VirtualBoard board(int address, boolean isBusy) {
        Settings settings = new Settings(
                Settings.Mode.CU16, address, 16, Settings.CellByte.SECOND, false, isBusy, Settings.USUAL_TEMPO);
        return Kerong.board(rig.hookup(plant), settings, new Chance(1));
    }
}
