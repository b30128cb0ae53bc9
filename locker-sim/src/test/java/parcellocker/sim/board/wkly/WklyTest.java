package parcellocker.sim.board.wkly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Rig;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;

class WklyTest {
    private static final String READ_1 = "574B4C590900830182";
    private static final String SHUT_1 = "574B4C590B008300010181";

    private final Rig rig = new Rig(9_600);
    private final Plant plant = rig.plant(4);
    private final VirtualBoard board =
            Wkly.board(rig.hookup(plant), new Settings(0, 4, true, Settings.USUAL_TEMPO), new Chance(1));

    @Test
    void anOpenIsAnsweredAtOnceAndTheDoorsChangeIsToldAfterwards() {
        assertThat(rig.exchange("574B4C590900820183", 40)).isEqualTo("574B4C590B008200010180");
        assertThat(rig.within(200)).isEqualTo("574B4C590B008200010180" + "574B4C590A0085010087");
        assertThat(plant.isOpen(1)).isTrue();
    }

    @Test
    void aChannelThatIsNotThereFails() {
        assertThat(rig.exchange("574B4C590900820587", 60)).isEqualTo("574B4C590B0082FF05007A");
        assertThat(plant.pulses()).isEmpty();
    }

    @Test
    void whatIsDamagedOrForOthersIsSteppedOverAndTheNextMagicIsFound() {
        assertThat(rig.exchange("574B4C590900830183" + READ_1, 100)).isEqualTo(SHUT_1);
        assertThat(rig.exchange("574B4C59FF" + READ_1, 100)).isEqualTo(SHUT_1);
        assertThat(rig.exchange("574B574B4C59" + READ_1.substring(8), 100)).isEqualTo(SHUT_1);
        assertThat(rig.exchange("574B4C590901830183" + READ_1, 100)).isEqualTo(SHUT_1);
    }

    @Test
    void aHoldStaysOnUntilItIsLetGo() {
        assertThat(rig.exchange("574B4C59090088028A", 100)).isEmpty();
        rig.exchange("574B4C59090088028A", 500);
        assertThat(plant.isOpen(2)).isTrue();
        assertThat(plant.pushShut(2)).isFalse();
        rig.exchange("574B4C59090089028B", 100);
        assertThat(plant.pushShut(2)).isTrue();
    }

    @Test
    void oneAfterAnotherIsNotAllAtOnce() {
        rig.exchange("574B4C5908008687", 100);
        assertThat(Rig.fired(plant)).containsExactly(1, 2, 3, 4);
        rig.exchange("574B4C5908008786", 100);
        assertThat(Rig.fired(plant)).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void anEventComesBetweenRequestAndAnswer() {
        board.faults().inject(new BoardFault.Interrupted(3), 1);
        assertThat(rig.exchange(READ_1, 100)).isEqualTo("574B4C590A0085030184" + SHUT_1);
    }

    @Test
    void aReadingHasAContactTurnedAndComesFromTheNeighbour() {
        board.faults().inject(new BoardFault.Turned(2, true), 1);
        assertThat(rig.exchange("574B4C5908008485", 100)).isEqualTo("574B4C590E008400040100010186");
        board.faults().inject(new BoardFault.Foreign(), 1);
        assertThat(rig.exchange(READ_1, 100)).isEqualTo("574B4C590B018300010180");
    }
}
