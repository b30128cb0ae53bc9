package parcellocker.agent.hardware.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How often each fault was met at one board since the process began. Written by the line's thread, read by any. */
public final class Counters {
    private final Map<Fault, AtomicLong> counts;

    Counters() {
        Map<Fault, AtomicLong> zeros = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            zeros.put(fault, new AtomicLong());
        }
        counts = Collections.unmodifiableMap(zeros);
    }

    /** Counts it, and says the new count. */
    long count(Fault fault) {
        return counter(fault).incrementAndGet();
    }

    static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest >= 10 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    public long of(Fault fault) {
        return counter(fault).get();
    }

    /** All of them, in the order of the faults. */
    public Map<Fault, Long> all() {
        Map<Fault, Long> all = new EnumMap<>(Fault.class);
        counts.forEach((fault, count) -> all.put(fault, count.get()));
        return Collections.unmodifiableMap(all);
    }

    private AtomicLong counter(Fault fault) {
        AtomicLong counter = counts.get(fault);
        if (counter == null) {
            throw new IllegalStateException("no counter of " + fault);
        }
        return counter;
    }
}
