package parcellocker.agent.runtime;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parcellocker.agent.locker.Input;

/**
 * An inbox with an end: when it is full, {@link #offer} says no and the adapter decides what that means. A door's line offers
 * its latest facts again at the next poll, so that none is lost; a screen says "busy".
 */
public final class BoundedInbox implements Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Input> waiting = new ArrayDeque<>();
    private final int capacity;
    private final Quarantine quarantine;
    private boolean closed;

    /** An inbox that holds at most so many inputs. */
    public BoundedInbox(int capacity) {
        this(capacity, Quarantine.NONE);
    }

    /** One that keeps a kind of input from the core. */
    public BoundedInbox(int capacity, Quarantine quarantine) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is not positive");
        }
        this.capacity = capacity;
        this.quarantine = quarantine;
    }

    @Override
    public boolean offer(Input input) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(input);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The oldest input, for the one thread that owns the locker.
     *
     * @param waitMillis how long to wait for one; 0 or less: not at all
     * @return empty if none came in time or the inbox is closed
     */
    Optional<Input> take(long waitMillis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return closed
                    ? Optional.empty()
                    : Optional.ofNullable(waiting.poll()).flatMap(quarantine::pass);
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more and gives nothing more; whoever waits is woken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
