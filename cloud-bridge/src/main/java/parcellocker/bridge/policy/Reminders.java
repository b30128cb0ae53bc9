package parcellocker.bridge.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When people are reminded. First notices wait for nothing.
 *
 * @param before the end of the storage time
 * @param evening from then on nobody is reminded, until {@code morning}; equal to it if people are reminded at any hour
 */
public record Reminders(Duration before, LocalTime evening, LocalTime morning) {
    /** Six hours before, and from 22 to 7 nobody. */
    public static final Reminders USUAL = new Reminders(Duration.ofHours(6), LocalTime.of(22, 0), LocalTime.of(7, 0));

    /** That time, or the next morning if it falls into the quiet hours, which may begin before midnight or after. */
    public Instant awake(Instant at) {
        ZonedDateTime local = at.atZone(Policies.CITY);
        LocalTime time = local.toLocalTime();
        boolean isOverMidnight = evening.isAfter(morning);
        boolean isQuiet = isOverMidnight
                ? !time.isBefore(evening) || time.isBefore(morning)
                : !time.isBefore(evening) && time.isBefore(morning);
        if (!isQuiet) {
            return at;
        }
        ZonedDateTime next = local.with(morning);
        return (next.isBefore(local) ? next.plusDays(1) : next).toInstant();
    }
}
