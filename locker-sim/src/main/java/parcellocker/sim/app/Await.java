package parcellocker.sim.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what other processes do: looked at often, given up after a time. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** Until it holds; fails with {@code what} otherwise. */
    static void until(String what, Duration within, BooleanSupplier holds) {
        value(what, within, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The value once there is one. */
    static <T> T value(String what, Duration within, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + within.toNanos();
        Optional<T> value = source.get();
        while (value.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not seen within " + within.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            value = source.get();
        }
        return value.get();
    }
}
