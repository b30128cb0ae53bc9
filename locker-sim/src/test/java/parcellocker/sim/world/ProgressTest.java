package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The watchdog on progress: no world may hang a run. */
class ProgressTest {
    private final Timeline time = new Timeline();

    @Test
    void whatPutsItselfIntoTheSameInstantAgainAndAgainIsAFailure() {
        time.at(5, this::again);
        assertThatThrownBy(() -> {
                    while (time.now() <= 5) {
                        time.step();
                    }
                })
                .isInstanceOf(Violation.class)
                .hasMessage("progress: time stands still at 5000000 ns");
    }

    private void again() {
        time.in(0, this::again);
    }

    @Test
    void manyThingsInOneInstantAreNone() {
        for (int i = 0; i < 9_000; i++) {
            time.at(5, () -> {});
        }
        time.at(6, () -> {});
        while (time.next().isPresent()) {
            time.step();
        }
        assertThat(time.now()).isEqualTo(6);
    }

    @Test
    void aWorldWithoutAnEndIsAFailureThatNamesItsSeedAndWhereItIs() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Outcome outcome = new Patience(50).with(17, () -> turnsForever(ended));
        assertThat(outcome.seed()).isEqualTo(17);
        Outcome.Failure failure = outcome.failure().orElseThrow();
        assertThat(failure.rule()).isEqualTo("patience");
        assertThat(failure.tail()).anyMatch(frame -> frame.contains("turnsForever"));
        assertThat(failure.detail()).contains("no end after 50 ms", "turnsForever");
        assertThat(ended.await(30, TimeUnit.SECONDS)).as("the thread is let go").isTrue();
    }

    /** A slow machine finds no planted bug. */
    @Test
    void aWorldWithoutAnEndHasBrokenNoRule() {
        Outcome outcome = new Patience(50).with(17, () -> turnsForever(new CountDownLatch(1)));
        assertThatThrownBy(() -> Seeds.broken(outcome))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seed 17: patience: no end after 50 ms");
    }

    private static Outcome turnsForever(CountDownLatch ended) {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(1_000);
        }
        ended.countDown();
        throw new IllegalStateException("given up");
    }

    @Test
    void aWorldThatWasGivenUpEndsAtItsNextStep() {
        time.at(5, () -> {});
        Thread.currentThread().interrupt();
        assertThatThrownBy(time::step).hasMessage("this world was given up");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aWorldThatEndsIsWhatItWas() {
        Outcome outcome = new Outcome(3, 9, "d", new TreeSet<>(), Optional.empty());
        assertThat(new Patience(60_000).with(3, () -> outcome)).isSameAs(outcome);
    }
}
