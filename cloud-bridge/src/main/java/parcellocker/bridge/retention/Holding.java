package parcellocker.bridge.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a kind.
 *
 * @param held rows in all
 * @param needed of these, whose time has not begun
 * @param overdue of these, that should be gone
 * @param oldest when the time of the oldest began; null if none has
 */
public record Holding(
        long held, long needed, long overdue, @Nullable Instant oldest) {}
