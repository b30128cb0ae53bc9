package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many seeds, on all cores. Each seed is a world of its own; only counting is shared. */
final class Campaign {
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long AGAIN_EVERY = 100;
    private final Depth depth;
    private final long from;
    private final int count;
    private final Consumer<String> progress;
    private final Coverage coverage;
    private final List<Outcome> failures = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final long began = System.nanoTime();
    private long toldAt = began;
    private long done;
    private long steps;

    record Result(Coverage coverage, List<Outcome> failures, long steps, double seconds) {}

    Campaign(Depth depth, long from, int count, Consumer<String> progress) {
        this.depth = depth;
        this.coverage = new Coverage(depth);
        this.from = from;
        this.count = count;
        this.progress = progress;
    }

    Result run() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int core = 0; core < cores; core++) {
                workers.add(pool.submit(this::work));
            }
            for (Future<?> worker : workers) {
                // A worker that broke has left seeds undone: that is no result.
                worker.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a worker broke", broken.getCause());
        }
        synchronized (this) {
            if (done != count) {
                throw new IllegalStateException(
                        (count - done) + " seeds came to no end: their thread died, as told above");
            }
            failures.sort(Comparator.comparingLong(Outcome::seed));
            return new Result(coverage, List.copyOf(failures), steps, (System.nanoTime() - began) / 1e9);
        }
    }

    private void work() {
        for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            long seed = from + n;
            Outcome outcome = Seeds.run(depth, seed);
            count(seed % AGAIN_EVERY == 0 ? sameTwice(outcome) : outcome);
        }
    }

    /** S-28, on each hundredth seed. */
    private Outcome sameTwice(Outcome first) {
        Outcome second = Seeds.run(depth, first.seed());
        return first.digest().equals(second.digest()) ? first : first.differing(second.digest());
    }

    private synchronized void count(Outcome outcome) {
        done++;
        steps += outcome.steps();
        coverage.add(outcome);
        outcome.failure().ifPresent(failure -> {
            failures.add(outcome);
            progress.accept("seed " + outcome.seed() + " broke " + failure.detail());
        });
        if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
            toldAt = System.nanoTime();
            progress.accept(String.format(
                    Locale.ROOT,
                    "%d of %d seeds, %.1f seeds/s, %d failed",
                    done,
                    count,
                    done * 1e9 / (toldAt - began),
                    failures.size()));
        }
    }
}
