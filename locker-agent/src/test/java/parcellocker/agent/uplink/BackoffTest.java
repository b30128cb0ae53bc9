package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(60_000, 8_000, 300_000);

    @Test
    void the_first_attempt_falls_anywhere_within_the_window() {
        assertSpread(0, 60_000);
    }

    @Test
    void later_attempts_have_full_jitter_below_a_ceiling_that_doubles_up_to_the_cap() {
        assertSpread(1, 16_000);
        assertSpread(2, 32_000);
        assertSpread(6, 300_000);
        assertSpread(1_000_000, 300_000);
    }

    @Test
    void a_cap_below_the_base_is_refused() {
        assertThatThrownBy(() -> new Backoff(0, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(-1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertSpread(int failures, long ceiling) {
        SplittableRandom random = new SplittableRandom(1);
        LongSummaryStatistics spread = LongStream.generate(() -> backoff.delay(failures, random))
                .limit(1_000)
                .summaryStatistics();
        assertThat(spread.getMin()).isBetween(0L, ceiling / 50);
        assertThat(spread.getMax()).isBetween(ceiling - ceiling / 50, ceiling);
    }
}
