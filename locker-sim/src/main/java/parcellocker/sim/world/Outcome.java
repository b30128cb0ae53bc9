package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What became of one seed.
 *
 * @param steps turns of the loop
 * @param digest of the whole trace
 * @param seen what occurred
 * @param failure empty if every rule held
 */
record Outcome(long seed, long steps, String digest, SortedSet<String> seen, Optional<Failure> failure) {

    /**
     * A broken rule.
     *
     * @param rule its number, e.g. S-7, or the name of an exception
     * @param tail the last lines of the trace
     */
    record Failure(String rule, String detail, List<String> tail) {}

    /** The same seed gave another trace: S-28 is broken. */
    Outcome differing(String other) {
        Failure broken = new Failure("S-28", "S-28: trace " + digest + ", and again " + other, List.of());
        return new Outcome(seed, steps, digest, seen, Optional.of(broken));
    }
}
