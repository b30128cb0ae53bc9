package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(RandomGeneratorFactory.of("L64X128MixRandom").create(1));

    @Test
    void waitsGrowFromOneToThirtySecondsAndNeverEnd() {
        assertThat(backoff.nextMillis()).isEqualTo(1_000);
        for (long ceiling : new long[] {2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000}) {
            assertThat(backoff.nextMillis()).isBetween(ceiling / 2, ceiling);
        }
    }

    @Test
    void aSignOfLifeStartsAfresh() {
        for (int i = 0; i < 10; i++) {
            backoff.nextMillis();
        }
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(1_000);
    }
}
