package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Reporting;
import parcellocker.agent.runtime.Inbox;
import parcellocker.agent.runtime.Reporter;
import parcellocker.agent.uplink.Backoff;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Gathers a report once to a file and uploads it, on one thread of its own. What the city has it keeps: after a lost
 * line, a power cut or a restart of either side the upload goes on where it was. It tries until it is told to stop.
 */
final class ReportRoom implements Reporter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRoom.class);
    private static final long OFFER_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** A report must not take the room that the journal needs. */
    private static final long LEAST_FREE = 2 * Input.StorageSeen.LEAST_FREE;

    private static final int[] TIMES = {8, 4, 2, 1};

    private final World world;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Optional<Effect.Report> order = Optional.empty();
    private long orders;
    private boolean closed;

    /**
     * The rest of the agent, as far as this needs it.
     *
     * @param city a fresh connection
     * @param backoff between attempts; its first wait is not used
     */
    record World(
            ReportContent.Sources sources,
            Supplier<ReportCity> city,
            Inbox inbox,
            Backoff backoff,
            RandomGenerator random) {
        Path data() {
            return sources.data();
        }
    }

    ReportRoom(World world) {
        this.world = world;
        this.thread = Thread.ofPlatform().name("report").daemon().start(this::run);
    }

    @Override
    public void apply(Effect.Report wanted) {
        locked(() -> {
            order = Optional.of(wanted);
            orders++;
        });
    }

    @Override
    public void close() {
        locked(() -> closed = true);
        thread.interrupt();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                carefully(next());
            }
        } catch (InterruptedException ended) {
            LOG.debug("no more reports");
        }
    }

    /** A fault of ours in a report must not end the process: doors need it, and it would come again at each start. */
    private void carefully(Order now) throws InterruptedException {
        try {
            obey(now);
        } catch (RuntimeException broken) {
            LOG.error("{} a report was not made", Problem.INTERNAL.code(), broken);
        }
    }

    private record Order(long number, Effect.Report wanted) {}

    private Order next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (order.isEmpty() && !closed) {
                changed.await();
            }
            if (closed) {
                throw new InterruptedException("closed");
            }
            Effect.Report wanted = order.orElseThrow();
            order = Optional.empty();
            return new Order(orders, wanted);
        } finally {
            lock.unlock();
        }
    }

    private void obey(Order now) throws InterruptedException {
        switch (now.wanted()) {
            case Effect.DropReport ignored -> clear("");
            case Effect.MakeReport make -> {
                clear(make.wish().request());
                Optional<Input.ReportDone> done = made(now, make.wish());
                if (done.isPresent()) {
                    tell(now, done.get());
                }
            }
        }
    }

    /** What stays is found at the next report, or the next start. */
    private void clear(String kept) {
        try {
            ReportFile.clear(world.data(), kept);
        } catch (IOException | DirectoryIteratorException refused) {
            LOG.warn("{} an old report could not be removed", Problem.STORE_FAILED.code(), refused);
        }
    }

    /** What became of it; empty if it is not wanted any more. */
    private Optional<Input.ReportDone> made(Order now, Reporting.Wish wish) throws InterruptedException {
        ReportFile file;
        try {
            file = gathered(wish);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("{} report {} could not be gathered", Problem.REPORT_UNGATHERED.code(), wish.request(), failed);
            return Optional.of(done(wish, Reporting.End.FAILED, Problem.REPORT_UNGATHERED));
        }
        LOG.info("report {} is gathered: {} bytes", wish.request(), file.total());
        ReportUpload upload = new ReportUpload(wish.request(), file);
        for (int failures = 1; ; failures++) {
            try (ReportCity city = world.city().get()) {
                boolean isWhole = upload.goOn(city, () -> isLatest(now));
                return isWhole
                        ? Optional.of(new Input.ReportDone(wish.request(), Reporting.End.UPLOADED, Optional.empty()))
                        : Optional.empty();
            } catch (IOException unreadable) {
                LOG.warn("{} report {} cannot be read", Problem.STORE_FAILED.code(), wish.request(), unreadable);
                return Optional.of(done(wish, Reporting.End.FAILED, Problem.REPORT_UNGATHERED));
            } catch (ProblemException refused) {
                Optional<Input.ReportDone> over = over(wish, refused.problem());
                LOG.info("report {}: {}", wish.request(), refused.getMessage());
                if (over.isPresent()) {
                    return over;
                }
            } catch (RuntimeException broken) {
                LOG.warn("{} report {} was not uploaded", Problem.INTERNAL.code(), wish.request(), broken);
            }
            if (!waited(now, TimeUnit.MILLISECONDS.toNanos(world.backoff().delay(failures, world.random())))) {
                return Optional.empty();
            }
        }
    }

    /** Whether a refusal is for good. */
    private static Optional<Input.ReportDone> over(Reporting.Wish wish, Problem why) {
        return switch (why) {
            case REPORT_UNKNOWN, REPORT_OVER ->
                Optional.of(done(wish, Reporting.End.WITHDRAWN, Problem.REPORT_WITHDRAWN));
            case REPORT_UNFIT, TOO_LARGE -> Optional.of(done(wish, Reporting.End.FAILED, why));
            default -> Optional.empty();
        };
    }

    private static Input.ReportDone done(Reporting.Wish wish, Reporting.End end, Problem why) {
        return new Input.ReportDone(wish.request(), end, Optional.of(why));
    }

    private ReportFile gathered(Reporting.Wish wish) throws IOException {
        Optional<ReportFile> before = ReportFile.find(world.data(), wish.request());
        if (before.isPresent()) {
            return before.get();
        }
        long free = Files.getFileStore(world.data()).getUsableSpace();
        if (free < LEAST_FREE + TIMES[0] * wish.mostBytes()) {
            throw new IOException("only " + free + " bytes are free");
        }
        ReportContent content = new ReportContent(world.sources(), wish);
        for (int times : TIMES) {
            Optional<ReportFile> file =
                    ReportFile.write(world.data(), wish.request(), wish.mostBytes(), out -> content.write(out, times));
            if (file.isPresent()) {
                return file.get();
            }
        }
        throw new IllegalStateException("a report came to more than it was written for");
    }

    private boolean isLatest(Order now) {
        lock.lock();
        try {
            return orders == now.number() && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** False at once if something else is wanted. */
    private boolean waited(Order now, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (orders == now.number() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return orders == now.number() && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The inbox may be full for a moment; the word is offered until it is taken, or something else is wanted. */
    private void tell(Order now, Input.ReportDone done) throws InterruptedException {
        // A file that was closed under our hands by the end of the process is no reason to end the report.
        boolean isTold = !isLatest(now) || world.inbox().offer(done);
        while (!isTold && waited(now, OFFER_AGAIN_NANOS)) {
            isTold = world.inbox().offer(done);
        }
    }
}
