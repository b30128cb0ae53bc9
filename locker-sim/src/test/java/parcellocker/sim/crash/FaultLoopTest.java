package parcellocker.sim.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small part of what {@code mvn -Pcrash} runs. */
class FaultLoopTest {
    @Test
    void a_disk_that_fails_stops_the_store_and_takes_nothing_acknowledged() {
        FaultLoop loop = new FaultLoop(1, 40, 130);
        loop.run(0, 1);
        assertThat(loop.tally().isSound()).as(loop.tally().table()).isTrue();
        assertThat(loop.stopped()).isGreaterThan(70);
    }
}
