package parcellocker.agent.hardware.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.gpio.RescueKey.Position;

class KeyTurnTest {
    private final KeyTurn turn = new KeyTurn();

    @Test
    void aKeyTurnedAfterTheBootAndHeldForThreeSecondsIsTurned() {
        assertThat(turn.isTurned(Position.OFF, 0)).isFalse();
        assertThat(turn.isTurned(Position.ON, 100)).isFalse();
        assertThat(turn.isTurned(Position.ON, 3_099)).isFalse();
        assertThat(turn.isTurned(Position.ON, 3_100)).isTrue();
    }

    @Test
    void aKeyThatStoodTurnedAtTheBootOpensNothing() {
        assertThat(turn.isTurned(Position.ON, 0)).isFalse();
        assertThat(turn.isTurned(Position.ON, 60_000)).isFalse();
    }

    @Test
    void aKeyLetGoStartsAnew() {
        turn.isTurned(Position.OFF, 0);
        turn.isTurned(Position.ON, 100);
        turn.isTurned(Position.OFF, 2_900);
        assertThat(turn.isTurned(Position.ON, 3_000)).isFalse();
        assertThat(turn.isTurned(Position.ON, 5_900)).isFalse();
        assertThat(turn.isTurned(Position.ON, 6_000)).isTrue();
    }

    @Test
    void polesThatContradictEachOtherAreNoTurnAndMustBeSeenOffAgain() {
        turn.isTurned(Position.OFF, 0);
        turn.isTurned(Position.ON, 100);
        turn.isTurned(Position.BROKEN, 200);
        assertThat(turn.isTurned(Position.ON, 300)).isFalse();
        assertThat(turn.isTurned(Position.ON, 9_000)).isFalse();
        turn.isTurned(Position.OFF, 9_100);
        turn.isTurned(Position.ON, 9_200);
        assertThat(turn.isTurned(Position.ON, 12_200)).isTrue();
    }
}
