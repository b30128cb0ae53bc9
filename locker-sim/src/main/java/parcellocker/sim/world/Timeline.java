package parcellocker.sim.world;

import java.util.OptionalLong;
import parcellocker.sim.clockwork.VirtualTime;

/** Virtual time, in milliseconds. What is due at the same time happens in the order in which it was put here. */
final class Timeline {
    private static final long NANOS = 1_000_000;
    /** Far more than ever is due in one instant: whatever is beyond it puts itself there again and again. */
    private static final int MOST_AT_ONCE = 10_000;

    private final VirtualTime virtual = new VirtualTime(0);
    private int atOnce;

    /** The same time to the nanosecond, for what lives on lines. */
    VirtualTime clockwork() {
        return virtual;
    }

    long now() {
        return virtual.nanos() / NANOS;
    }

    void in(long delay, Runnable what) {
        at(now() + delay, what);
    }

    void at(long time, Runnable what) {
        virtual.at(time * NANOS, what);
    }

    /** When the next thing is due. */
    OptionalLong next() {
        OptionalLong nanos = virtual.next();
        return nanos.isEmpty() ? nanos : OptionalLong.of(nanos.getAsLong() / NANOS);
    }

    /** Lets the next thing happen. Something that happens may wait by this for what comes after it. */
    void step() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("this world was given up");
        }
        long before = virtual.nanos();
        if (!virtual.step()) {
            throw new IllegalStateException("nothing is due any more");
        }
        atOnce = virtual.nanos() == before ? atOnce + 1 : 0;
        Violation.unless(atOnce < MOST_AT_ONCE, "progress", () -> "time stands still at " + virtual.nanos() + " ns");
    }
}
