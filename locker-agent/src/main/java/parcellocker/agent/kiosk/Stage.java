package parcellocker.agent.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import parcellocker.agent.locker.Shown;

/** The screen of this moment. Setting it never waits for a browser; whoever looks late sees only the newest. */
final class Stage {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Scene now = new Scene(0, Optional.empty());
    private boolean open = true;

    /**
     * What is on.
     *
     * @param turn counts every change
     * @param shown empty while the agent starts
     */
    record Scene(long turn, Optional<Shown> shown) {
        /** As the core counts; 0 while the agent starts. */
        long view() {
            return shown.map(Shown::view).orElse(0L);
        }
    }

    void set(Shown shown) {
        lock.lock();
        try {
            now = new Scene(now.turn() + 1, Optional.of(shown));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Scene now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** What is on as soon as it is wanted; or what is on when the time is over or the stage closes. */
    Scene await(Predicate<Scene> wanted, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (open && !wanted.test(now) && left > 0) {
                boolean signalled = changed.await(left, TimeUnit.NANOSECONDS);
                left = signalled ? deadline - System.nanoTime() : 0;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes: everybody who waits is let go. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
