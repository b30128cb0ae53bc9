package parcellocker.sim.world;

import java.util.Arrays;
import java.util.Optional;

/** Runs seeds. */
public final class Seeds {
    private Seeds() {}

    /** One seed, quietly. */
    static Outcome run(Depth depth, long seed) {
        return Patience.USUAL.with(seed, () -> run(depth, seed, false));
    }

    /** One seed again, each line of its trace printed; then the rule it broke, if it did. */
    static void replay(Depth depth, long seed) {
        Outcome outcome = run(depth, seed, true);
        System.out.println(outcome.failure()
                .map(failure -> "seed " + seed + " broke " + failure.detail())
                .orElse("seed " + seed + " held, trace " + outcome.digest()));
    }

    /**
     * The first of these seeds that breaks a rule.
     *
     * @return for example {@code seed 17 broke S-7: …}; empty if all held
     * @throws IllegalStateException if one came to no end in its time: that breaks no rule, and nobody knows whether another was
     */
    public static Optional<String> firstFailure(boolean deep, long from, int count) {
        Depth depth = deep ? Depth.DEEP : Depth.PLAIN;
        for (long seed = from; seed < from + count; seed++) {
            Optional<String> broken = broken(run(depth, seed));
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    /**
     * Which rule a seed broke.
     *
     * @throws IllegalStateException as {@link #firstFailure}
     */
    static Optional<String> broken(Outcome outcome) {
        return outcome.failure().map(failure -> {
            if (failure.rule().equals(Patience.RULE)) {
                throw new IllegalStateException("seed " + outcome.seed() + ": " + failure.detail());
            }
            return "seed " + outcome.seed() + " broke " + failure.detail();
        });
    }

    private static Outcome run(Depth depth, long seed, boolean aloud) {
        World world = new World(depth, seed, aloud);
        Optional<Outcome.Failure> failure = Optional.empty();
        try {
            world.run();
        } catch (Violation broken) {
            failure = Optional.of(new Outcome.Failure(
                    broken.rule(),
                    String.valueOf(broken.getMessage()),
                    world.trace().tail()));
        } catch (RuntimeException | Error thrown) {
            // The core never throws for anything that can happen: an exception is a failure like a broken rule.
            String where = thrown + " "
                    + Arrays.stream(thrown.getStackTrace()).limit(8).toList();
            failure = Optional.of(
                    new Outcome.Failure("exception", where, world.trace().tail()));
        }
        return new Outcome(
                seed,
                world.machine().steps(),
                world.trace().digest(),
                world.seen().all(),
                failure);
    }
}
