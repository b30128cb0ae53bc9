package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoubtTest {
    private final Doubt doubt = new Doubt(60_000);

    @Test
    void a_gap_has_time_to_close_and_is_told_once_it_did_not() {
        doubt.gap(1_000);
        doubt.gap(30_000);
        assertThat(doubt.isTold(60_999)).isFalse();
        assertThat(doubt.isTold(61_000)).isTrue();
        assertThat(doubt.isTold(61_000)).isFalse();
    }

    @Test
    void what_follows_settles_it() {
        doubt.gap(1_000);
        doubt.settled();
        assertThat(doubt.isTold(100_000)).isFalse();
    }

    @Test
    void another_past_is_told_at_once_but_not_again_and_again() {
        doubt.fork(1_000);
        assertThat(doubt.isTold(1_000)).isTrue();
        doubt.fork(2_000);
        assertThat(doubt.isTold(2_000)).isFalse();
        assertThat(doubt.isTold(61_000)).isTrue();
    }
}
