package parcellocker.agent.uplink;

import java.util.random.RandomGenerator;

/**
 * When a lost line is tried again, in milliseconds: the first attempt anywhere within {@code firstWithin}, the later ones with
 * full jitter. Without the first spread, a fleet that lost its broker together comes back together and brings it down again.
 *
 * @param base the second attempt comes within twice this
 * @param cap no attempt waits longer
 */
public record Backoff(long firstWithin, long base, long cap) {
    /** 30,000 lockers are back within a minute at 500 handshakes a second. */
    public static final Backoff FIELD = new Backoff(60_000, 8_000, 300_000);

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (firstWithin < 0 || base < 1 || cap < base || cap > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("waits must be 0 <= firstWithin and 1 <= base <= cap");
        }
    }

    /** How long to wait before the next attempt, after so many in a row have failed. */
    public long delay(int failures, RandomGenerator random) {
        if (failures == 0) {
            return random.nextLong(firstWithin + 1);
        }
        long ceiling = Math.min(cap, base << Math.min(failures, MOST_DOUBLINGS));
        return random.nextLong(ceiling + 1);
    }
}
