package parcellocker.bridge.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often recipients' pages may be asked for: so many wrong links from one address in ten minutes, and so many pages in all. Only
 * misses count against an address, for many phones of a city share one. It remembers a fixed number of addresses: the total holds also
 * for whoever has more.
 */
final class Limiter {
    static final int MOST_MISSES = 20;
    static final int MOST_ADDRESSES = 4_096;
    static final int BURST = 400;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long A_PAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier nanos;
    private final Map<String, Misses> misses = new LinkedHashMap<>(16, 0.75f, true);
    /** When the whole burst would be there again, were nobody to ask. */
    private long fullAt;

    private record Misses(long sinceNanos, int count) {}

    /** @param nanos a clock that never goes back */
    Limiter(LongSupplier nanos) {
        this.nanos = nanos;
        this.fullAt = nanos.getAsLong();
    }

    /** Whether a page may be looked for now. Counts it if it may. */
    synchronized boolean admits(String address) {
        long now = nanos.getAsLong();
        Misses known = misses.get(address);
        boolean isSpent = known != null && now - known.sinceNanos() < WINDOW_NANOS && known.count() >= MOST_MISSES;
        long next = (fullAt - now > 0 ? fullAt : now) + A_PAGE_NANOS;
        if (isSpent || next - now > BURST * A_PAGE_NANOS) {
            return false;
        }
        fullAt = next;
        return true;
    }

    /** What was looked for is not there. */
    synchronized void missed(String address) {
        long now = nanos.getAsLong();
        misses.merge(
                address,
                new Misses(now, 1),
                (before, one) -> now - before.sinceNanos() < WINDOW_NANOS
                        ? new Misses(before.sinceNanos(), before.count() + 1)
                        : one);
        if (misses.size() > MOST_ADDRESSES) {
            misses.remove(misses.keySet().iterator().next());
        }
    }

    synchronized int addresses() {
        return misses.size();
    }
}
