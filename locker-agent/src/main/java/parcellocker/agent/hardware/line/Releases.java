package parcellocker.agent.hardware.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The releases that wait for a line. Takes them only while the line is up, and forgets them whenever it goes up or down:
 * a release that waited on a pulled plug must never fire at the replug, when nobody stands at the door any more.
 */
final class Releases {
    static final int LIMIT = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Release> waiting = new ArrayDeque<>();
    private boolean up;

    /** False if the line is down or too many wait: the caller keeps the release. */
    boolean offer(Release release) {
        lock.lock();
        try {
            if (!up || waiting.size() >= LIMIT) {
                return false;
            }
            waiting.add(release);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void setUp(boolean isUp) {
        List<Release> forgotten;
        lock.lock();
        try {
            up = isUp;
            forgotten = new ArrayList<>(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        forgotten.forEach(Release::dropped);
    }

    boolean isUp() {
        lock.lock();
        try {
            return up;
        } finally {
            lock.unlock();
        }
    }

    /** Drops those whose time has passed. */
    void dropLate(long now) {
        List<Release> late = new ArrayList<>();
        lock.lock();
        try {
            for (Iterator<Release> i = waiting.iterator(); i.hasNext(); ) {
                Release release = i.next();
                if (now > release.deadlineMillis()) {
                    late.add(release);
                    i.remove();
                }
            }
        } finally {
            lock.unlock();
        }
        late.forEach(Release::dropped);
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Release take() {
        lock.lock();
        try {
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something to do: until the next poll if no release waits, else until the coils are free, and in any case
     * until another release is offered.
     */
    @SuppressWarnings("WaitNotInLoop") // Woken early, the line's loop looks at everything again.
    void await(long untilPollMillis, long untilFreeMillis) throws InterruptedException {
        lock.lock();
        try {
            // Decided under the lock: a release offered just before would otherwise wait for the poll.
            long wait = waiting.isEmpty() ? untilPollMillis : Math.min(untilPollMillis, untilFreeMillis);
            if (wait > 0) {
                changed.await(wait, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
