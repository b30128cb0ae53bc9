package parcellocker.agent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.runtime.LoopThread;
import parcellocker.contract.problem.Problem;

/**
 * Feeds systemd's watchdog, and by it the board's, only while every vital thread gets on. The city's line is not among them: being
 * offline is normal. A commit runs in the locker's thread, so one that hangs holds up that thread's mark.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** The locker's thread shows itself every 10 s; a slow disk may take some more. */
    private static final long LOOP_MILLIS = 25_000;
    /** A line that is lost shows itself every 30 s. */
    private static final long LINE_MILLIS = 45_000;

    private final Notify notify;
    private final List<Watched> watched;
    private final Uptime uptime;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heartbeat").daemon().factory());
    private boolean isStalled;

    /**
     * A thread that must get on.
     *
     * @param count grows with its progress
     * @param mostMillis so long it may rest
     */
    record Mark(String name, LongSupplier count, long mostMillis) {}

    private static final class Watched {
        private final Mark mark;
        private long count;
        private long changedAt;

        Watched(Mark mark, long now) {
            this.mark = mark;
            this.count = mark.count().getAsLong();
            this.changedAt = now;
        }

        boolean isStalled(long now) {
            long latest = mark.count().getAsLong();
            if (latest != count) {
                count = latest;
                changedAt = now;
            }
            return now - changedAt > mark.mostMillis();
        }
    }

    /** Of the locker's thread and each line's. */
    static Heartbeat of(LoopThread owner, LockBoards boards, Uptime uptime) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark("locker", owner::rounds, LOOP_MILLIS));
        boards.lines().forEach(line -> marks.add(new Mark("line", line::turns, LINE_MILLIS)));
        return new Heartbeat(Notify.of(System.getenv(), ProcessHandle.current().pid()), marks, uptime);
    }

    Heartbeat(Notify notify, List<Mark> marks, Uptime uptime) {
        this.notify = notify;
        this.uptime = uptime;
        this.watched =
                marks.stream().map(mark -> new Watched(mark, uptime.millis())).toList();
    }

    /** Says that the locker is ready, and beats from now on, if systemd wants it. */
    void start() throws IOException {
        notify.ready();
        if (notify.watchdogMillis().isPresent()) {
            // Three in the time, so that one that comes late starves nobody.
            long every = Math.max(1, notify.watchdogMillis().getAsLong() / 3);
            var unused = timer.scheduleWithFixedDelay(this::beat, 0, every, TimeUnit.MILLISECONDS);
        }
    }

    /** One beat, if all get on. */
    void beat() {
        long now = uptime.millis();
        List<String> stalled = watched.stream()
                .filter(each -> each.isStalled(now))
                .map(each -> each.mark.name())
                .toList();
        if (!stalled.isEmpty()) {
            tell(stalled);
            return;
        }
        isStalled = false;
        try {
            notify.alive();
        } catch (IOException lost) {
            LOG.error("{} the watchdog is not fed: {}", Problem.STALLED.code(), lost.getMessage());
        }
    }

    /** Once: the next words are systemd's. */
    private void tell(List<String> stalled) {
        if (!isStalled) {
            isStalled = true;
            LOG.error("{} these threads stand still, the watchdog is not fed: {}", Problem.STALLED.code(), stalled);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            notify.stopping();
        } catch (IOException lost) {
            LOG.debug("{}", lost.getMessage());
        }
    }
}
