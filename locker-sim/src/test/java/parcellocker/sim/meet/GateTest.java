package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.gpio.SupplyGate;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.sim.board.Pulse;
import parcellocker.sim.board.Supply;
import parcellocker.sim.clockwork.VirtualTime;

/** The switch in the coils' supply, wired to the simulator's: what nobody authorised finds coils without power. */
class GateTest {
    private static final long MILLI = 1_000_000;

    private static Gate gate(Supply supply, VirtualTime time) {
        supply.switched(false);
        return new SupplyGate(supply::switched, 0, (millis, task) -> time.after(millis * MILLI, task));
    }

    /** A pin that cannot be switched. */
    private static final Gate BROKEN = new Gate() {
        @Override
        public void raise() throws IOException {
            throw new IOException("no such pin");
        }

        @Override
        public void dropAfter(long millis) {
            // It is down.
        }
    };

    private static void forge(Meeting met) {
        Stand board = met.board(1);
        board.isForged();
        int before = board.plant().vainPulses().size();
        while (board.plant().vainPulses().size() == before) {
            met.cable().forge(board.board().openAll()); // until it is not said at the same time as a question
            met.pass(1_500);
        }
        met.pass(20_000);
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void aForgedOpenAllFindsCoilsWithoutPower(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1), GateTest::gate);
        forge(met);
        Stand board = met.board(1);
        assertThat(board.plant().pulses()).isEmpty();
        assertThat(board.plant().vainPulses())
                .extracting(Pulse::channel)
                .contains(1, 2)
                .hasSize(make.channels());
        for (int channel = 1; channel <= make.channels(); channel++) {
            assertThat(met.told(board, channel)).isEqualTo(Level.CLOSED);
        }
        met.assertAllTrue();
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void anAuthorisedOpeningStillOpens_andThePowerIsGoneBeforeTheNext(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1), GateTest::gate);
        Stand board = met.board(1);
        for (int channel : List.of(1, 2, make.channels())) {
            assertThat(met.ask(board, channel)).isEqualTo(make.answers() ? Outcome.ANSWERED : Outcome.SENT);
            assertThat(board.fired(channel)).isEqualTo(1);
            assertThat(met.told(board, channel)).isEqualTo(Level.OPEN);
            assertThat(met.supply.isOn()).isFalse();
        }
        assertThat(board.plant().vainPulses()).isEmpty();
        met.assertAllTrue();
        met.assertOnlyAsked();
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void aGateThatCannotBeRaisedOpensNothing_andSaysThatNothingWasSent(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, 1), (supply, time) -> BROKEN);
        Stand board = met.board(1);
        assertThat(met.ask(board, 1)).isEqualTo(Outcome.NOT_SENT);
        assertThat(met.ask(board, 2)).isEqualTo(Outcome.NOT_SENT);
        assertThat(board.plant().pulses()).isEmpty();
        assertThat(board.plant().vainPulses()).as("nothing was on the wire").isEmpty();
        met.assertAllTrue();
    }
}
