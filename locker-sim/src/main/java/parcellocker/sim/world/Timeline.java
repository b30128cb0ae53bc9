package parcellocker.sim.world;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Virtual time, in milliseconds. What is due at the same time happens in the order in which it was put here. */
final class Timeline {
    private record Due(long at, long order, Runnable what) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now;
    private long order;

    long now() {
        return now;
    }

    void in(long delay, Runnable what) {
        at(now + delay, what);
    }

    void at(long time, Runnable what) {
        queue.add(new Due(Math.max(time, now), order++, what));
    }

    OptionalLong next() {
        Due due = queue.peek();
        return due == null ? OptionalLong.empty() : OptionalLong.of(due.at());
    }

    /** Lets the next thing happen. */
    void step() {
        Due due = queue.remove();
        now = due.at();
        due.what().run();
    }
}
