package parcellocker.bridge.retention;

import java.time.Instant;

/**
 * What one round did about one kind.
 *
 * @param keptDays the rule as it was then
 * @param erased rows
 * @param left right after it
 */
public record Line(long run, Instant at, String kind, long keptDays, long erased, Holding left) {}
