package parcellocker.bridge.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.ProblemException;

/**
 * Something of the provider's that is fetched when somebody needs it, and kept for a while. However many need it, one fetches, and what was not to be
 * had is not tried again at once: everybody at the sign-in page would wait for it in turn.
 */
final class Fetched<T> {
    static final Duration REST = Duration.ofSeconds(5);

    private final Supplier<T> source;
    private final Terms terms;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T kept;
    private Instant fetchedAt = Instant.MIN;
    private Instant failedAt = Instant.MIN;

    /**
     * How long it is good.
     *
     * @param life where nothing speaks against it
     * @param pause where something does: no matter how often, it is fetched anew at most once in that time
     */
    record Terms(Duration life, Duration pause) {}

    Fetched(Supplier<T> source, Terms terms, InstantSource clock) {
        this.source = source;
        this.terms = terms;
        this.clock = clock;
    }

    T get() {
        return noElderThan(terms.life());
    }

    /** Something is not in it that should be. */
    T anew() {
        return noElderThan(terms.pause());
    }

    private T noElderThan(Duration most) {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (kept != null && isWithin(most, fetchedAt, now)) {
                return kept;
            }
            if (isWithin(REST, failedAt, now)) {
                throw Fetch.away("it did not answer just now");
            }
            return fetch(now);
        } finally {
            lock.unlock();
        }
    }

    private T fetch(Instant now) {
        try {
            T fresh = source.get();
            kept = fresh;
            fetchedAt = now;
            return fresh;
        } catch (ProblemException failed) {
            failedAt = now;
            throw failed;
        }
    }

    /** A clock that was set back ends it too. */
    private static boolean isWithin(Duration most, Instant since, Instant now) {
        return !since.isAfter(now) && since.isAfter(now.minus(most));
    }
}
