package parcellocker.sim.clockwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void theSameSeedGivesTheSameDraws() {
        Chance one = new Chance(7);
        Chance other = new Chance(7);
        assertThat(LongStream.generate(one::bits).limit(100))
                .containsExactlyElementsOf(
                        LongStream.generate(other::bits).limit(100).boxed().toList());
        assertThat(new Chance(8).bits()).isNotEqualTo(new Chance(7).bits());
    }

    @Test
    void oneMoreDrawShiftsNoFork() {
        Chance drawnFrom = new Chance(7);
        drawnFrom.bits();
        drawnFrom.fork("other").bits();
        assertThat(drawnFrom.fork("doors").bits())
                .isEqualTo(new Chance(7).fork("doors").bits());
        assertThat(drawnFrom.fork("doors").bits())
                .isNotEqualTo(drawnFrom.fork("line").bits());
    }

    @Test
    void wholeNumbersStayInTheirRangeAndReachBothEnds() {
        Chance chance = new Chance(1);
        assertThat(LongStream.generate(() -> chance.between(-2, 3)).limit(1000).boxed())
                .containsOnly(-2L, -1L, 0L, 1L, 2L);
    }

    @Test
    void normalDeviatesHaveMeanZeroAndDeviationOne() {
        Chance chance = new Chance(1);
        double[] drawn = DoubleStream.generate(chance::normal).limit(20_000).toArray();
        double mean = DoubleStream.of(drawn).average().orElseThrow();
        double variance = DoubleStream.of(drawn).map(d -> d * d).average().orElseThrow();
        assertThat(mean).isBetween(-0.05, 0.05);
        assertThat(variance).isBetween(0.95, 1.05);
    }
}
