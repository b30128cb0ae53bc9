package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StretchTest {
    /** 10,000 rounds in so many milliseconds, run by run. */
    private static int rounds(int wantedMillis, long... millis) {
        Iterator<Long> runs = LongStream.concat(LongStream.of(new long[9]).map(none -> 500), LongStream.of(millis))
                .boxed()
                .toList()
                .iterator();
        return Stretch.rounds(Duration.ofMillis(wantedMillis), () -> runs.next() * 1_000_000);
    }

    @Test
    void theMedianOfWarmRunsDecides() {
        assertThat(rounds(100, 10, 10, 10, 10, 10, 10, 10, 900, 900)).isEqualTo(100_000);
        assertThat(rounds(100, 20, 20, 20, 20, 20, 20, 20, 20, 1)).isEqualTo(50_000);
    }

    @Test
    void itIsInWholeThousandsAndWithinWhatAConfigurationMaySay() {
        assertThat(rounds(100, 15, 15, 15, 15, 15, 15, 15, 15, 15)).isEqualTo(66_000);
        assertThat(rounds(1, 900, 900, 900, 900, 900, 900, 900, 900, 900)).isEqualTo(Stretch.LEAST);
        assertThat(Stretch.rounds(Duration.ofHours(9), () -> 1L)).isEqualTo(Stretch.MOST);
    }

    @Test
    void thisMachineIsMeasured() {
        assertThat(List.of(Stretch.rounds(Duration.ofMillis(5)), Stretch.rounds(Duration.ofMillis(500))))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
