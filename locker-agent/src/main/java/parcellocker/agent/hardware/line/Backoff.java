package parcellocker.agent.hardware.line;

import java.util.random.RandomGenerator;

/** Waits between attempts to open a port: 1 s, doubling to 30 s, each shortened by up to half at random; never gives up. */
final class Backoff {
    static final long FIRST_MILLIS = 1_000;
    static final long LONGEST_MILLIS = 30_000;

    private final RandomGenerator random;
    private long ceilingMillis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait now. Never below the first wait, so that a port that flaps is not hammered. */
    long nextMillis() {
        long wait = Math.max(FIRST_MILLIS, ceilingMillis - random.nextLong(ceilingMillis / 2));
        ceilingMillis = Math.min(LONGEST_MILLIS, ceilingMillis * 2);
        return wait;
    }

    /** The device has shown a sign of life: its next loss is a new one. */
    void reset() {
        ceilingMillis = FIRST_MILLIS;
    }
}
