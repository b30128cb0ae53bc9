package parcellocker.sim.clockwork;

import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Time that passes only when something is due: an event queue ordered by (time, sequence). The same calls give the same
 * run, on any machine. Confined to one thread.
 */
public final class VirtualTime implements Timeline {
    private final PriorityQueue<Event> queue = new PriorityQueue<>(Event.ORDER);
    private final long originEpochMicros;
    private long now;
    private long asked;

    /** Starts at 0 ns, which is the given wall time. */
    public VirtualTime(long originEpochMicros) {
        this.originEpochMicros = originEpochMicros;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long epochMicros(long nanos) {
        return originEpochMicros + nanos / 1000;
    }

    @Override
    public Due at(long nanos, Runnable what) {
        Event event = new Event(Math.max(nanos, now), asked++, what, () -> {});
        queue.add(event);
        return event;
    }

    /** When the next thing is due, in nanoseconds; empty if nothing is. */
    public OptionalLong next() {
        while (!queue.isEmpty() && queue.element().isCancelled()) {
            queue.remove();
        }
        return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.element().nanos);
    }

    /**
     * Lets the next due thing happen.
     *
     * @return false if nothing is due any more
     */
    public boolean step() {
        Event next = queue.poll();
        while (next != null && next.isCancelled()) {
            next = queue.poll();
        }
        if (next == null) {
            return false;
        }
        now = next.nanos;
        next.happen();
        return true;
    }

    /** Lets everything due within the next so many nanoseconds happen, and ends exactly there. */
    public void pass(long nanos) {
        long end = now + nanos;
        for (Event head = queue.peek(); head != null && head.nanos <= end; head = queue.peek()) {
            if (head.isCancelled()) {
                queue.remove();
            } else {
                step();
            }
        }
        now = end;
    }
}
