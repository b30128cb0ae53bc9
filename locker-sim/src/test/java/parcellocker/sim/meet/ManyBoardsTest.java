package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.sim.board.BoardFault;

/** One cabinet of several lines, each of another family, several boards a line. */
class ManyBoardsTest {
    private final Meeting met = new Meeting(new Meeting.Plan(
            List.of(
                    new Meeting.Rail(Make.XOR8A, 3),
                    new Meeting.Rail(Make.KERONG_CU16, 2),
                    new Meeting.Rail(Make.WKLY, 2),
                    new Meeting.Rail(Make.MODBUS_WAVESHARE_16, 2)),
            WireSettings.Echo.NONE,
            true));

    private Stream<Stand> stands() {
        return IntStream.rangeClosed(1, 9).mapToObj(met::board);
    }

    private void assertOpensOnce(Stand stand, int channel) {
        long began = met.time.nanos();
        assertThat(met.ask(stand, channel)).isEqualTo(stand.make().answers() ? Outcome.ANSWERED : Outcome.SENT);
        assertThat(stand.fired(channel)).as("pulses of %s", stand.door(channel)).isEqualTo(1);
        assertThat(met.told(stand, channel)).isEqualTo(Level.OPEN);
        assertThat(stands().flatMap(each -> each.plant().pulses().stream()).filter(pulse -> pulse.nanos() >= began))
                .hasSize(1);
    }

    @Test
    void everyDoorOfEveryBoardOpensOnce_andNoOther() {
        stands().forEach(stand ->
                IntStream.rangeClosed(1, stand.make().channels()).forEach(channel -> assertOpensOnce(stand, channel)));
        met.assertAllTrue();
        met.assertOnlyAsked();
    }

    @Test
    void aDeadBoardOfEachLineAndAPulledPlugHurtNobodyElse() {
        Stream.of(1, 4, 6).map(met::board).forEach(stand -> met.inject(stand, new BoardFault.Dead()));
        met.cable(4).plug(false);
        met.pass(5_000);
        Stream.of(1, 4, 6, 8, 9).map(met::board).forEach(met::assertUnknown);
        for (int number : List.of(2, 3, 5, 7)) {
            assertOpensOnce(met.board(number), 2);
            met.assertTrue(met.board(number));
        }
        assertThat(met.ask(met.board(8), 1)).isEqualTo(Outcome.NOT_SENT);
        met.assertOnlyAsked();
        met.recovers();
    }

    @Test
    void releasesOfferedAtOnceGoOneAfterTheOther_withAGapBetweenTheirPulses() {
        met.supply.weak(true);
        stands().forEach(stand -> met.offer(stand, 3));
        met.pass(8_000);
        List<Long> began = stands().flatMap(stand -> stand.plant().pulses().stream())
                .map(pulse -> pulse.nanos() / Meeting.MILLI)
                .sorted()
                .toList();
        // Whichever could not be sent within five seconds of its commit was dropped.
        assertThat(began.size()).isBetween(5, 9);
        for (int i = 1; i < began.size(); i++) {
            assertThat(began.get(i) - began.get(i - 1)).isGreaterThanOrEqualTo(600);
        }
        met.assertAllTrue();
        met.assertOnlyAsked();
    }
}
