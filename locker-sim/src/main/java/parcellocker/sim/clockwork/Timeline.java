package parcellocker.sim.clockwork;

/**
 * A line of moments on which things happen one after another, never two at once. Everything simulated lives on one
 * timeline and needs no locks; whether its time is virtual or real, it cannot tell.
 */
public interface Timeline {
    /** The present moment in nanoseconds; the origin is arbitrary, only differences mean something. */
    long nanos();

    /** The wall time of a moment of this timeline, in microseconds since 1970-01-01 UTC. */
    long epochMicros(long nanos);

    /** Lets something happen at a moment, or next if the moment has passed; equal moments keep the order of asking. */
    Due at(long nanos, Runnable what);

    /** Lets something happen after a delay in nanoseconds. */
    default Due after(long delayNanos, Runnable what) {
        return at(nanos() + delayNanos, what);
    }
}
