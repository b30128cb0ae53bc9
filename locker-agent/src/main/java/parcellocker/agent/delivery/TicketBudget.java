package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many tickets this locker writes for whoever asks, by its own age: twelve within an hour, so that a playing child fills no
 * journal. A claim at a compartment that one has opened is always written and does not count.
 *
 * @param openedAt locker ages of the tickets of the last hour, oldest first
 */
public record TicketBudget(List<Long> openedAt) {
    public static final TicketBudget FRESH = new TicketBudget(List.of());
    public static final int MOST_PER_HOUR = 12;

    private static final long HOUR = 3_600_000;

    public TicketBudget {
        openedAt = List.copyOf(openedAt);
    }

    public TicketBudget opened(long ageMillis) {
        List<Long> kept = new ArrayList<>(openedAt);
        kept.removeIf(age -> age <= ageMillis - HOUR);
        kept.add(ageMillis);
        return new TicketBudget(kept);
    }

    /** How long no ticket is written, in milliseconds; 0 if one may be. */
    public long waitMillis(long ageMillis) {
        if (openedAt.size() < MOST_PER_HOUR) {
            return 0;
        }
        long first = openedAt.get(openedAt.size() - MOST_PER_HOUR);
        return Math.max(0, first + HOUR - ageMillis);
    }
}
