package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.sim.board.BoardFault;

/** A release waits for what the line has begun, and for nothing else. */
class WaitTest {
    private static final int BOARDS = 4;
    private static final int RELEASES = 80;
    /** Longer than a pulse and the rest after it, so that the supply keeps none waiting; not in step with the polls. */
    private static final long APART_MILLIS = 1_507;

    @ParameterizedTest
    @EnumSource(Make.class)
    void no_release_waits_for_more_than_one_transaction_whenever_it_is_offered(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, BOARDS));
        List<Integer> waited = waited(met);
        assertThat(waited).allMatch(transactions -> transactions <= 1);
        assertThat(waited)
                .as("some met a reading under way, or nothing is shown")
                .contains(1);
        met.assertOnlyAsked();
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void boards_that_are_dead_keep_none_waiting_longer(Make make) {
        Meeting met = new Meeting(Meeting.Plan.of(make, BOARDS));
        for (int dead = 2; dead <= BOARDS; dead++) {
            met.inject(met.board(dead), new BoardFault.Dead());
        }
        met.pass(10_000);
        assertThat(waited(met)).allMatch(transactions -> transactions <= 1);
    }

    /** For how many transactions each release of the first board's waited. */
    private static List<Integer> waited(Meeting met) {
        List<Integer> waited = new ArrayList<>();
        Stand board = met.board(1);
        for (int i = 0; i < RELEASES; i++) {
            int[] before = new int[2];
            met.time.after((APART_MILLIS + 13L * i) * Meeting.MILLI, () -> {
                before[0] = met.cable().writes().size();
                before[1] = met.underWay();
                var unused = met.offer(board, 1);
            });
            met.pass(2 * APART_MILLIS + 13L * i);
            long fired = board.plant().pulses().getLast().nanos();
            assertThat(board.fired(1)).isEqualTo(i + 1L);
            long begun = met.cable().writes().stream()
                    .skip(before[0])
                    .filter(written -> written < fired)
                    .count();
            // The last of them is the release itself.
            waited.add(before[1] + (int) begun - 1);
            met.shutAll();
        }
        return waited;
    }
}
