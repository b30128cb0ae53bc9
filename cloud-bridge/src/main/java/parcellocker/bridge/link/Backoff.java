package parcellocker.bridge.link;

import java.util.random.RandomGenerator;

/** Full jitter: a uniform wait below a bound that doubles with each failure, so that a fleet does not return as one. */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait before the next attempt. */
    long nextMillis() {
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        return random.nextLong(bound + 1);
    }

    void succeeded() {
        failures = 0;
    }
}
