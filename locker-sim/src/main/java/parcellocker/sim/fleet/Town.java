package parcellocker.sim.fleet;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread on which all lockers live, and the clocks they look at. */
final class Town implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Town.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("town").daemon().factory());
    private final long beganNanos = System.nanoTime();

    Now now() {
        long nanos = System.nanoTime();
        return new Now(nanos, System.currentTimeMillis(), (nanos - beganNanos) / 1_000_000);
    }

    @Override
    public void execute(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(() -> told(work));
        }
    }

    void after(long millis, Runnable work) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(() -> told(work), millis, TimeUnit.MILLISECONDS);
        }
    }

    void every(long millis, Runnable work) {
        var unused = thread.scheduleWithFixedDelay(() -> told(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** An executor would keep to itself what went wrong. */
    private static void told(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            LOG.error("what one locker did failed", broken);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
