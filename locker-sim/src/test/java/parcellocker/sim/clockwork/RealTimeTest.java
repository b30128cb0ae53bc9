package parcellocker.sim.clockwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimeTest {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @Test
    void thingsHappenInOrderOnOneThread() throws InterruptedException {
        try (RealTime time = new RealTime("test", heard::add)) {
            long start = time.ask(() -> askedInTime(time));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("test sooner");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("test later");
            assertThat(time.nanos() - start).isGreaterThanOrEqualTo(60_000_000);
        }
    }

    /** Asks for two moments in the wrong order, again if the machine let the nearer one pass meanwhile. */
    private long askedInTime(RealTime time) {
        while (true) {
            long start = time.nanos();
            Due later = time.at(
                    start + 60_000_000, () -> heard.add(Thread.currentThread().getName() + " later"));
            Due sooner = time.at(
                    start + 50_000_000, () -> heard.add(Thread.currentThread().getName() + " sooner"));
            if (time.nanos() < start + 50_000_000) {
                return start;
            }
            later.cancel();
            sooner.cancel();
        }
    }

    @Test
    void whatIsThrownReachesTheOneWhoAskedOrTheListener() throws InterruptedException {
        IllegalStateException broken = new IllegalStateException("broken");
        try (RealTime time = new RealTime("test", heard::add)) {
            time.after(0, () -> {
                throw broken;
            });
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isSameAs(broken);
            assertThatThrownBy(() -> time.ask(() -> {
                        throw broken;
                    }))
                    .isInstanceOf(CompletionException.class)
                    .hasCause(broken);
            assertThat(time.ask(() -> 42)).isEqualTo(42);
        }
    }

    @Test
    void nobodyWaitsForAClosedTimeline() {
        RealTime time = new RealTime("test", heard::add);
        time.close();
        assertThatThrownBy(() -> time.ask(() -> 42)).isInstanceOf(CancellationException.class);
    }
}
