package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.DirectiveCursor;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

class SequenceTest {
    private static final DirectiveCursor FOUR = at(4);

    private final Sequence sequence = new Sequence();

    @Test
    void the_next_after_the_cores_cursor_goes_through_and_older_ones_are_known() {
        assertThat(verdict(5, 0)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(verdict(4, 0)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(verdict(0, 0)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(verdict(6, 0)).isEqualTo(Sequence.Verdict.GAP);
    }

    @Test
    void what_lies_in_the_inbox_counts_although_the_core_has_not_taken_it_yet() {
        sequence.handedOver(at(5), 10_000);

        assertThat(verdict(5, 10_100)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(verdict(6, 10_100)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void what_the_core_left_goes_through_when_the_city_still_says_it_after_a_while() {
        sequence.handedOver(at(5), 10_000);
        sequence.handedOver(at(6), 10_000);

        assertThat(verdict(5, 12_000)).isEqualTo(Sequence.Verdict.NEXT);
        sequence.handedOver(at(5), 12_000);
        assertThat(verdict(6, 12_000)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void the_next_number_on_another_past_is_forked() {
        assertThat(sequence.verdict(directive(5, "another 4", "h5"), FOUR, 0)).isEqualTo(Sequence.Verdict.FORKED);
        sequence.handedOver(at(5), 10_000);
        assertThat(sequence.verdict(directive(6, "another 5", "h6"), FOUR, 10_100))
                .isEqualTo(Sequence.Verdict.FORKED);
    }

    @Test
    void the_latest_number_with_another_content_is_forked() {
        assertThat(sequence.verdict(directive(4, "h3", "another 4"), FOUR, 0)).isEqualTo(Sequence.Verdict.FORKED);
    }

    @Test
    void before_the_first_of_a_chain_nothing_contradicts() {
        assertThat(sequence.verdict(directive(1, "h0", "h1"), DirectiveCursor.START, 3_000))
                .isEqualTo(Sequence.Verdict.NEXT);
    }

    private Sequence.Verdict verdict(long number, long now) {
        return sequence.verdict(directive(number, "h" + (number - 1), "h" + number), FOUR, now);
    }

    private static DirectiveCursor at(long number) {
        return new DirectiveCursor(number, Optional.of("h" + number));
    }

    private static Input.Directed directive(long number, String prev, String head) {
        return new Input.Directed(
                number,
                Optional.of(prev),
                Optional.of(head),
                new Input.Directive.Unknown("Tariff", Problem.KIND_UNKNOWN));
    }
}
