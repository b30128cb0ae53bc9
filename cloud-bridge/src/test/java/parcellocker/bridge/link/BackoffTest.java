package parcellocker.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waits_spread_over_a_bound_that_doubles_up_to_half_a_minute() {
        for (int failures = 0; failures < 40; failures++) {
            long bound = Math.min(30_000, 1_000L << Math.min(failures, 10));
            int before = failures;
            long[] waits = IntStream.range(0, 200)
                    .mapToLong(seed -> wait(seed, before))
                    .toArray();
            assertThat(java.util.Arrays.stream(waits).boxed())
                    .allSatisfy(wait -> assertThat(wait).isBetween(0L, bound));
            assertThat(java.util.Arrays.stream(waits).max().orElseThrow()).isGreaterThan(bound / 2);
            assertThat(java.util.Arrays.stream(waits).min().orElseThrow()).isLessThan(bound / 2);
        }
    }

    @Test
    void a_success_begins_anew() {
        Backoff backoff = new Backoff(new Random(1));
        IntStream.range(0, 20).forEach(i -> backoff.nextMillis());
        backoff.succeeded();
        assertThat(backoff.nextMillis()).isLessThanOrEqualTo(1_000);
    }

    private static long wait(int seed, int failures) {
        Backoff backoff = new Backoff(new Random(seed));
        IntStream.range(0, failures).forEach(i -> backoff.nextMillis());
        return backoff.nextMillis();
    }
}
