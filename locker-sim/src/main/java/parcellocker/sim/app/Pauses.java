package parcellocker.sim.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time people take: a door shut at once was not used. */
final class Pauses {
    private static final Duration PEOPLE = Duration.ofMillis(1_800);

    private Pauses() {}

    static void people() {
        of(PEOPLE);
    }

    static void millis(int millis) {
        of(Duration.ofMillis(millis));
    }

    static void of(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
