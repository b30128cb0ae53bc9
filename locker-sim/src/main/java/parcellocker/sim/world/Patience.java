package parcellocker.sim.world;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The watchdog on progress: a world that comes to no end is a failure with its seed and its stack, not a run that hangs. */
final class Patience {
    /** A deep world takes seconds; this leaves room for a machine that does much else. */
    static final Patience USUAL = new Patience(TimeUnit.MINUTES.toMillis(5));

    /** The rule of a world that was given up: the wall's clock says so, and of a slow machine it may be untrue. */
    static final String RULE = "patience";

    private static final int FRAMES_TOLD = 8;
    private final long millis;

    Patience(long millis) {
        this.millis = millis;
    }

    /** Lets a world run on a thread of its own, for so long by the wall's clock. */
    @SuppressWarnings("Interruption") // The thread is this method's own.
    Outcome with(long seed, Supplier<Outcome> world) {
        FutureTask<Outcome> running = new FutureTask<>(world::get);
        Thread thread = Thread.ofPlatform().daemon().name("seed " + seed).start(running);
        try {
            return running.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return givenUp(seed, thread);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("seed " + seed, broken.getCause());
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("seed " + seed + " was interrupted", stopped);
        }
    }

    @SuppressWarnings("Interruption") // A world looks for it at each step.
    private Outcome givenUp(long seed, Thread thread) {
        List<String> stack =
                Arrays.stream(thread.getStackTrace()).map(String::valueOf).toList();
        thread.interrupt();
        String where = RULE + ": no end after " + millis + " ms, it is at "
                + stack.stream().limit(FRAMES_TOLD).toList();
        return new Outcome(
                seed, 0, "", Collections.emptySortedSet(), Optional.of(new Outcome.Failure(RULE, where, stack)));
    }
}
