package parcellocker.sim.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import parcellocker.sim.clockwork.Chance;

/**
 * {@code CrashMain <points> <faults> <seed>}: cuts the power at that many points of a run of the real core on the real store,
 * and lets the disk fail at that many of its calls; prints what the next start found.
 */
public final class CrashMain {
    private static final int LEAST_TRANSACTIONS = 600;
    private static final int MOST_TRANSACTIONS = 3_000;
    private static final int FURTHEST_FAULT = 5_000;
    private static final long PROGRESS_SECONDS = 5;

    private CrashMain() {}

    /** Exits 0 only if nothing was lost, half or corrupt. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        if (args.length != 3) {
            System.err.println("usage: CrashMain <points> <faults> <seed>");
            System.exit(2);
        }
        int points = Integer.parseInt(args[0]);
        int faults = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        boolean survived = replay(points, seed);
        boolean sound = fail(faults, seed);
        System.exit(survived && sound ? 0 : 1);
    }

    private static boolean replay(int points, long seed) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        int transactions = Math.clamp(points / 5, LEAST_TRANSACTIONS, MOST_TRANSACTIONS);
        Recording recording = Recording.of(seed, transactions, name -> false);
        System.out.printf(
                Locale.ROOT,
                "recorded %d transactions, %d entries, %d parts of the journal cut off, %d calls%n",
                transactions,
                recording.bodies().size(),
                recording.shortenings(),
                recording.calls().size());
        Replay replay = new Replay(recording, points, new Chance(seed).fork("replay"));
        List<Runnable> workers = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        for (int worker = 0; worker < cores; worker++) {
            int number = worker;
            workers.add(() -> replay.run(number, cores));
        }
        together(workers, replay::done, "points of " + replay.points());
        return told(replay.tally(), replay.points() + " points", began);
    }

    private static boolean fail(int faults, long seed) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        FaultLoop loop = new FaultLoop(seed, faults, FURTHEST_FAULT);
        List<Runnable> workers = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        for (int worker = 0; worker < cores; worker++) {
            int number = worker;
            workers.add(() -> loop.run(number, cores));
        }
        together(workers, loop::done, "faults of " + faults);
        System.out.printf(
                Locale.ROOT,
                "%d faults stopped the store, %d came in a checkpoint or at the end%n",
                loop.stopped(),
                loop.borne());
        return told(loop.tally(), faults + " faults", began);
    }

    private static void together(List<Runnable> workers, IntSupplier done, String what)
            throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers.size())) {
            List<Future<?>> running = new ArrayList<>();
            workers.forEach(worker -> running.add(pool.submit(worker)));
            for (Future<?> worker : running) {
                await(worker, done, what);
            }
        }
    }

    private static void await(Future<?> worker, IntSupplier done, String what)
            throws InterruptedException, ExecutionException {
        while (!worker.isDone()) {
            try {
                worker.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException still) {
                System.out.printf(Locale.ROOT, "%d %s%n", done.getAsInt(), what);
            }
        }
        worker.get();
    }

    private static boolean told(Tally tally, String what, long began) {
        System.out.print(tally.table());
        System.out.printf(
                Locale.ROOT,
                "%s, %d starts, %d lost, %d half, %d corrupt, %.1f s%n",
                what,
                tally.all(),
                tally.count(Finding.Verdict.LOST),
                tally.count(Finding.Verdict.HALF),
                tally.count(Finding.Verdict.CORRUPT),
                (System.nanoTime() - began) / 1e9);
        return tally.isSound();
    }
}
