package parcellocker.sim.app;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills one part with -9 at random moments and starts it again, as the init system of its machine would. */
final class Killer implements Runnable {
    private static final int SHORTEST_MILLIS = 200;
    /** Each part needs some seconds to start on a small machine: killed more often, nothing would be traded in between. */
    private static final int LONGEST_MILLIS = 30_000;

    private static final int RESTART_MILLIS = 500;
    private static final int MOST_FAILED_STARTS = 60;

    private final Parts parts;
    private final String part;
    private final int times;
    private final Random random;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failedStarts = new AtomicInteger();
    private final AtomicInteger endedAlone = new AtomicInteger();

    Killer(Parts parts, String part, int times, long seed) {
        this.parts = parts;
        this.part = part;
        this.times = times;
        this.random = new Random(seed ^ part.hashCode());
    }

    @Override
    public void run() {
        while (done.get() < times) {
            Pauses.millis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
            if (!parts.child(part).isAlive()) {
                endedAlone.incrementAndGet();
            }
            try {
                parts.kill(part);
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
            Pauses.millis(random.nextInt(RESTART_MILLIS));
            revive();
            done.incrementAndGet();
        }
    }

    /** A part that cannot start yet, for another is just away, is started again. */
    private void revive() {
        for (int tries = 0; tries < MOST_FAILED_STARTS; tries++) {
            try {
                parts.revive(part);
                return;
            } catch (IllegalStateException | IOException notYet) {
                failedStarts.incrementAndGet();
                parts.forget(part);
                Pauses.millis(RESTART_MILLIS);
            }
        }
        throw new IllegalStateException(part + " could not be started again; see its log");
    }

    String part() {
        return part;
    }

    int done() {
        return done.get();
    }

    int failedStarts() {
        return failedStarts.get();
    }

    /** How often it was found ended without having been killed. */
    int endedAlone() {
        return endedAlone.get();
    }
}
