package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The worlds of bytes, signatures and the city's own intake, a few of the many that {@code mvn -Pdeep} runs. */
class DeepSeedsTest {
    private static final int SEEDS = 100;

    @Test
    void inAHundredDeepSeedsNoRuleIsBrokenAndEveryFaultAndEveryEntryOccurs() throws InterruptedException {
        Campaign.Result result = new Campaign(Depth.DEEP, 1, SEEDS, System.out::println).run();
        System.out.print(result.coverage().table());
        System.out.printf("%d deep seeds in %.1f s%n", SEEDS, result.seconds());
        assertThat(result.failures())
                .as("each with its seed, the rule, and the last lines before it")
                .isEmpty();
        // Which refusals show is a matter of luck in so few seeds: the thousand plain ones answer for those.
        assertThat(result.coverage().missing())
                .noneMatch(thing -> thing.startsWith("fault ") || thing.startsWith("entry "));
    }

    @Test
    void theSameDeepSeedTwiceGivesTheSameTrace() {
        Outcome first = Seeds.run(Depth.DEEP, 4711);
        assertThat(Seeds.run(Depth.DEEP, 4711)).isEqualTo(first);
        assertThat(Seeds.run(Depth.DEEP, 4712).digest()).isNotEqualTo(first.digest());
    }
}
