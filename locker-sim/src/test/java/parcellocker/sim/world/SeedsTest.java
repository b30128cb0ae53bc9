package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final int SEEDS = 1_000;

    @Test
    void inAThousandSeedsNoRuleIsBrokenAndEverythingOccurs() throws InterruptedException {
        Campaign.Result result = new Campaign(Depth.PLAIN, 1, SEEDS, System.out::println).run();
        System.out.print(result.coverage().table());
        assertThat(result.failures())
                .as("each with its seed, the rule, and the last lines before it")
                .isEmpty();
        assertThat(result.coverage().missing()).isEmpty();
    }

    @Test
    void theSameSeedTwiceGivesTheSameTrace() {
        Outcome first = Seeds.run(Depth.PLAIN, 4711);
        assertThat(Seeds.run(Depth.PLAIN, 4711)).isEqualTo(first);
        assertThat(Seeds.run(Depth.PLAIN, 4712).digest()).isNotEqualTo(first.digest());
    }
}
