package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.OpeningId;
import parcellocker.sim.board.Pulse;

/** What a virtual board makes of the longer pulse for a stiff door. */
class StiffPulseTest {
    private static final long SECOND = 1_000 * Meeting.MILLI;

    @ParameterizedTest
    @EnumSource(Make.class)
    void aBoardThatCanBeToldSoHoldsItsCoilForASecond_andAnotherAsItAlwaysDoes(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1));
        Stand board = met.board(1);
        met.ask(board, 1);
        Pulse usual = board.plant().pulses().getLast();
        long now = met.time.nanos() / Meeting.MILLI;
        met.pulse(new Effect.Pulse(new OpeningId("00000000000000ff"), board.door(2), now + 5_000, true));
        met.pass(5_000);
        Pulse stiff = board.plant().pulses().getLast();
        assertThat(stiff.channel()).isEqualTo(2);
        assertThat(met.told(board, 2)).isEqualTo(Level.OPEN);
        boolean isTold = make.name().startsWith("MODBUS") && !make.isUntimed();
        assertThat(stiff.heldNanos()).isEqualTo(isTold ? SECOND : usual.heldNanos());
        assertThat(board.plant().pushShut(2)).as("its coil is off").isTrue();
    }
}
