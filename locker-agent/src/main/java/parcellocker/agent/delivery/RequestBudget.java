package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How often this locker looks for a lost code, by its own age. Every request counts, also one that found its parcel: if only wrong
 * ones did, the rest would tell a guesser which were right. Three are free; after each further one of a day the rest doubles, from a
 * minute to two hours.
 *
 * @param askedAt locker ages of the requests of the last day, oldest first
 */
public record RequestBudget(List<Long> askedAt) {
    public static final RequestBudget FRESH = new RequestBudget(List.of());
    public static final int FREE = 3;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long LONGEST = 120 * MINUTE;

    public RequestBudget {
        askedAt = List.copyOf(askedAt);
    }

    public RequestBudget asked(long ageMillis) {
        List<Long> kept = new ArrayList<>(askedAt);
        kept.removeIf(age -> age <= ageMillis - DAY);
        kept.add(ageMillis);
        return new RequestBudget(kept);
    }

    /** How long no request is looked at, in milliseconds; 0 if one may be. */
    public long waitMillis(long ageMillis) {
        List<Long> today = askedAt.stream().filter(age -> age > ageMillis - DAY).toList();
        if (today.size() < FREE) {
            return 0;
        }
        long rest = Math.min(LONGEST, MINUTE << Math.min(20, today.size() - FREE));
        return Math.max(0, today.getLast() + rest - ageMillis);
    }
}
