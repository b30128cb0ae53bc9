package parcellocker.agent.hardware.camera;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Room for one picture between who fetches and who looks: the newest wins, and nothing piles up. */
final class Newest {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<byte[]> picture = Optional.empty();

    void put(byte[] newer) {
        lock.lock();
        try {
            picture = Optional.of(newer);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes it; waits so long for one. */
    Optional<byte[]> take(long waitMillis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        lock.lockInterruptibly();
        try {
            while (picture.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            Optional<byte[]> taken = picture;
            picture = Optional.empty();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
