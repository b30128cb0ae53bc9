package parcellocker.sim.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Kills one part with -9 at random moments and starts it again, as the init system of its machine would. */
final class Killer implements Runnable {
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 10_000;
    /** How long people are given to get something done between two kills of a part: after it, the part itself may be in the way. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int LOOK_MILLIS = 50;

    private static final int RESTART_MILLIS = 500;
    private static final int MOST_FAILED_STARTS = 60;

    private final Parts parts;
    private final String part;
    private final int times;
    private final Random random;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failedStarts = new AtomicInteger();
    private final AtomicInteger endedAlone = new AtomicInteger();
    private final AtomicInteger inIdleness = new AtomicInteger();
    private final IntSupplier deeds;

    /**
     * Not started yet.
     *
     * @param deeds how much people have got done so far
     */
    Killer(Parts parts, String part, int times, long seed, IntSupplier deeds) {
        this.parts = parts;
        this.deeds = deeds;
        this.part = part;
        this.times = times;
        this.random = new Random(seed ^ part.hashCode());
    }

    @Override
    public void run() {
        int seen = deeds.getAsInt();
        while (done.get() < times) {
            awaitWork(seen);
            Pauses.millis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
            seen = deeds.getAsInt();
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

    /** On a slow machine a part killed by the clock alone would always be starting, and nothing be traded that could be lost. */
    private void awaitWork(int seen) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (deeds.getAsInt() == seen && System.nanoTime() < end) {
            Pauses.millis(LOOK_MILLIS);
        }
        if (deeds.getAsInt() == seen) {
            inIdleness.incrementAndGet();
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

    /** How often it was killed though nothing had been done since its last time. */
    int inIdleness() {
        return inIdleness.get();
    }

    /** How often it was found ended without having been killed. */
    int endedAlone() {
        return endedAlone.get();
    }
}
