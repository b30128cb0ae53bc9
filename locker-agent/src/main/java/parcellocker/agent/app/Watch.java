package parcellocker.agent.app;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** Looks regularly at what only changes by itself: the room on the disk, network time, the day. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long SECONDS = 30;

    private final List<Runnable> looks;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());

    Watch(Runnable... looks) {
        this.looks = List.of(looks);
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** One look that fails is told; it ends neither the others nor the next time: a timer never calls again what has thrown. */
    void look() {
        for (Runnable each : looks) {
            try {
                each.run();
            } catch (RuntimeException broken) {
                LOG.error("{} a regular look failed", Problem.INTERNAL.code(), broken);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
