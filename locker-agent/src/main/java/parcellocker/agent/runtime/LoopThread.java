package parcellocker.agent.runtime;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The thread that owns the locker. It ends when it is closed, or at the first exception of a turn: what was decided then may
 * or may not be on disk, so nothing in memory may be believed, and the process must start again from the disk.
 */
public final class LoopThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    private final DutyCycle cycle;
    private final BoundedInbox inbox;
    private final Runnable onFatal;
    private final Thread thread;
    private final AtomicLong rounds = new AtomicLong();

    private LoopThread(DutyCycle cycle, BoundedInbox inbox, Runnable onFatal) {
        this.cycle = cycle;
        this.inbox = inbox;
        this.onFatal = onFatal;
        this.thread = Thread.ofPlatform().name("locker").unstarted(this::run);
    }

    /**
     * Starts it. The first input offered must be {@link parcellocker.agent.locker.Input.Started}, unless the loop has had its turn
     * already.
     *
     * @param onFatal run on this thread, as its last act, after an exception; it should end the process
     */
    public static LoopThread start(Loop loop, BoundedInbox inbox, Clock clock, Runnable onFatal) {
        LoopThread owner = new LoopThread(new DutyCycle(loop, inbox, clock), inbox, onFatal);
        owner.thread.start();
        return owner;
    }

    /**
     * How many turns, each with its commit, are done; one more at least every {@value DutyCycle#LONGEST_WAIT_MILLIS} ms, or the
     * thread is stuck.
     */
    public long rounds() {
        return rounds.get();
    }

    /** Lets the turn at hand finish, takes no other, and waits until the thread has ended. */
    @Override
    public void close() {
        inbox.close();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!inbox.isClosed()) {
                cycle.round();
                rounds.incrementAndGet();
            }
        } catch (Throwable fatal) {
            inbox.close();
            LOG.error(
                    "{} the locker's thread ends: nothing after this may be believed",
                    problem(fatal).code(),
                    fatal);
            onFatal.run();
        }
    }

    private static Problem problem(Throwable fatal) {
        return switch (fatal) {
            case StoreException store -> store.problem();
            case ProblemException known -> known.problem();
            case Throwable unforeseen -> Problem.INTERNAL;
        };
    }
}
