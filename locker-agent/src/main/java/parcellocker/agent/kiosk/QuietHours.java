package parcellocker.agent.kiosk;

import java.time.Clock;
import java.time.LocalTime;

/**
 * When neighbours sleep: the screen is dark and silent. By the wall clock of this machine, trusted or not: a wrong one costs
 * nothing but brightness.
 *
 * @param from first quiet minute
 * @param to first loud one; before {@code from} if the night lies between them
 * @param clock with the zone of the place
 */
public record QuietHours(LocalTime from, LocalTime to, Clock clock) {

    /** Whether it is quiet now; never if both times are the same. */
    boolean isNow() {
        LocalTime now = LocalTime.now(clock);
        boolean hasBegun = !now.isBefore(from);
        boolean isOver = !now.isBefore(to);
        return from.isAfter(to) ? hasBegun || !isOver : hasBegun && !isOver;
    }
}
