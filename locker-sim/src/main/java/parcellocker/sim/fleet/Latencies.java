package parcellocker.sim.fleet;

import java.util.Arrays;

/** How long entries took from their writing to the city's ack. Written by the town's thread, read by another. */
final class Latencies {
    private static final int FIRST = 1 << 16;

    private long[] nanos = new long[FIRST];
    private int count;

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    /** What was noted since the last time, and begins anew. */
    synchronized Fleet.Acked taken() {
        long[] sorted = Arrays.copyOf(nanos, count);
        count = 0;
        Arrays.sort(sorted);
        return new Fleet.Acked(sorted.length, millis(sorted, 50), millis(sorted, 99), millis(sorted, 100));
    }

    private static double millis(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int at = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
        return sorted[Math.max(0, at)] / 1e6;
    }
}
