package parcellocker.sim.line;

import parcellocker.sim.clockwork.Timeline;

/** One direction of a wire: a byte takes ten bits (start, eight, stop), and the next waits for it. */
final class Pacer {
    private static final long BITS_A_BYTE = 10;

    private final Timeline time;
    private final long byteNanos;
    private long busyUntil;

    Pacer(Timeline time, int baud) {
        this.time = time;
        this.byteNanos = BITS_A_BYTE * 1_000_000_000L / baud;
        this.busyUntil = time.nanos();
    }

    /** Lets each byte arrive at its moment, the first not before {@code fromNanos}. */
    void carry(byte[] bytes, long fromNanos, Ear arrival) {
        long end = Math.max(busyUntil, fromNanos);
        for (byte raw : bytes) {
            end += byteNanos;
            long arrives = end;
            time.at(arrives, () -> arrival.hear(raw & 0xFF, arrives));
        }
        busyUntil = end;
    }
}
