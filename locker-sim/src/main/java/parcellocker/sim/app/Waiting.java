package parcellocker.sim.app;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import parcellocker.sim.fleet.Fleet;

/** Waiting for a fleet, with a line now and then that says how it fares. */
final class Waiting {
    private static final Duration MOST = Duration.ofHours(2);
    private static final long REPORT_NANOS = 15_000_000_000L;

    private Waiting() {}

    /** Until it is so; answers after how many seconds. */
    static double until(Fleet fleet, String what, BooleanSupplier isSo) {
        long began = System.nanoTime();
        long[] next = {began + REPORT_NANOS};
        Await.until(what, MOST, () -> {
            if (System.nanoTime() > next[0]) {
                next[0] += REPORT_NANOS;
                System.out.printf(
                        "    … until %s: %,d connected, %,d welcome, %,d entries wait%n",
                        what, fleet.connected(), fleet.welcome(), fleet.waiting());
            }
            return isSo.getAsBoolean();
        });
        return (System.nanoTime() - began) / 1e9;
    }
}
