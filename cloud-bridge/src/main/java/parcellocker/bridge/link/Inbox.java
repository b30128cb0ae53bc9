package parcellocker.bridge.link;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What came of some senders and waits for its turn. Of what is said once only the newest of each topic waits, in the place of the one before
 * it: a locker's later birth makes the earlier one void. So a whole city that greets at once fits in. What is said again because nobody
 * answered yet waits once.
 */
final class Inbox {
    private final long most;
    private final AtomicLong turnedAway = new AtomicLong();
    private final Map<String, Arrival> waiting = new LinkedHashMap<>();
    private long bytes;

    /** @param most bytes that may wait before what its sender repeats is turned away */
    Inbox(long most) {
        this.most = most;
    }

    /**
     * Puts a message in its place.
     *
     * @param isRepeated whether its sender says it again until it is answered: if there is no room it may be turned away; everything else
     *     always finds room
     */
    synchronized void put(Arrival arrival, boolean isRepeated) {
        String place = isRepeated ? arrival.topic() + '#' + Arrays.hashCode(arrival.payload()) : arrival.topic();
        Arrival before = waiting.get(place);
        long more = (long) arrival.payload().length - (before == null ? 0 : before.payload().length);
        if (isRepeated && bytes + more > most) {
            turnedAway.incrementAndGet();
            return;
        }
        bytes += more;
        waiting.put(place, arrival);
        notifyAll();
    }

    /** The one that has waited longest; null if none came within that time. */
    synchronized @Nullable Arrival poll(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        Iterator<Arrival> first = waiting.values().iterator();
        Arrival next = first.next();
        first.remove();
        bytes -= next.payload().length;
        return next;
    }

    synchronized int size() {
        return waiting.size();
    }

    /** How many were turned away since somebody asked last. */
    long turnedAway() {
        return turnedAway.getAndSet(0);
    }
}
