package parcellocker.sim.board;

import parcellocker.sim.clockwork.Chance;

/**
 * How fast a board is.
 *
 * @param pulseNanos how long it holds a coil if it is not told otherwise
 * @param soonestNanos from a request's last byte to its answer's first, at least
 * @param latestNanos the same, at most
 */
public record Tempo(long pulseNanos, long soonestNanos, long latestNanos) {
    private static final long MILLI = 1_000_000;

    public Tempo {
        if (pulseNanos < 1 || soonestNanos < 0 || latestNanos < soonestNanos) {
            throw new IllegalArgumentException(
                    "a pulse lasts, and an answer's latest moment is not before its soonest");
        }
    }

    /** The same in milliseconds. */
    public static Tempo ofMillis(long pulse, long soonest, long latest) {
        return new Tempo(pulse * MILLI, soonest * MILLI, latest * MILLI);
    }

    /** How long the next answer takes to begin. */
    long drawn(Chance chance) {
        return latestNanos == soonestNanos ? soonestNanos : chance.between(soonestNanos, latestNanos);
    }
}
