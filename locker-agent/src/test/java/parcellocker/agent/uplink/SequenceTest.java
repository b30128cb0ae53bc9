package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
    private final Sequence sequence = new Sequence();

    @Test
    void the_next_after_the_cores_cursor_goes_through_and_older_ones_are_known() {
        assertThat(sequence.verdict(5, 4, 0)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(sequence.verdict(4, 4, 0)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(0, 4, 0)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(6, 4, 0)).isEqualTo(Sequence.Verdict.GAP);
    }

    @Test
    void what_lies_in_the_inbox_counts_although_the_core_has_not_taken_it_yet() {
        sequence.handedOver(5, 10_000);

        assertThat(sequence.verdict(5, 4, 10_100)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(6, 4, 10_100)).isEqualTo(Sequence.Verdict.NEXT);
    }

    @Test
    void what_the_core_left_goes_through_when_the_city_still_says_it_after_a_while() {
        sequence.handedOver(5, 10_000);
        sequence.handedOver(6, 10_000);

        assertThat(sequence.verdict(5, 4, 12_000)).isEqualTo(Sequence.Verdict.NEXT);
        sequence.handedOver(5, 12_000);
        assertThat(sequence.verdict(6, 4, 12_000)).isEqualTo(Sequence.Verdict.NEXT);
    }
}
