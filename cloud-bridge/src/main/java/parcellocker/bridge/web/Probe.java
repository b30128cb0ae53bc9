package parcellocker.bridge.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether something answers. Everybody may ask for a bridge's health, so one question at a time is put, at most one a second, however many
 * ask; and who probes waits two seconds, not as long as a pool of connections does.
 */
final class Probe {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = 2_000;

    private final BooleanSupplier question;
    private final LongSupplier nanos;
    private @Nullable CompletableFuture<Boolean> asked;
    private long askedAt;

    Probe(BooleanSupplier question, LongSupplier nanos) {
        this.question = question;
        this.nanos = nanos;
    }

    boolean isUp() {
        try {
            return latest().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> latest() {
        CompletableFuture<Boolean> last = asked;
        if (last == null || (last.isDone() && nanos.getAsLong() - askedAt >= FRESH_NANOS)) {
            last = CompletableFuture.supplyAsync(question::getAsBoolean, Thread::startVirtualThread);
            asked = last;
            askedAt = nanos.getAsLong();
        }
        return last;
    }
}
