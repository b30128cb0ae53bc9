package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
    private final Sequence sequence = new Sequence();

    @Test
    void the_next_after_the_cores_cursor_goes_through_and_older_ones_are_known() {
        assertThat(sequence.verdict(5, 4)).isEqualTo(Sequence.Verdict.NEXT);
        assertThat(sequence.verdict(4, 4)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(0, 4)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(6, 4)).isEqualTo(Sequence.Verdict.GAP);
    }

    @Test
    void what_lies_in_the_inbox_counts_although_the_core_has_not_taken_it_yet() {
        sequence.handedOver(5);

        assertThat(sequence.verdict(5, 4)).isEqualTo(Sequence.Verdict.KNOWN);
        assertThat(sequence.verdict(6, 4)).isEqualTo(Sequence.Verdict.NEXT);
    }
}
