package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many wrong guesses this locker has answered, by its own age so that no clock and no reboot gives any back. A success
 * gives none back either: someone with a parcel of their own could reset it. After 5 wrong ones the keypad rests 1 minute,
 * after 10 five, after 15 a quarter of an hour, after 20 and 25 an hour. Never more than 15 in a quarter of an hour, nor 30 in a
 * day: then it rests until one is old enough.
 *
 * @param failedAt locker ages of the wrong guesses of the last day, oldest first
 */
public record GuessBudget(List<Long> failedAt) {
    public static final GuessBudget FRESH = new GuessBudget(List.of());
    public static final int MOST_PER_DAY = 30;
    public static final int MOST_PER_QUARTER = 15;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    public GuessBudget {
        failedAt = List.copyOf(failedAt);
    }

    public GuessBudget failed(long ageMillis) {
        List<Long> kept = new ArrayList<>(failedAt);
        kept.removeIf(age -> age <= ageMillis - DAY);
        kept.add(ageMillis);
        return new GuessBudget(kept);
    }

    /** How long the keypad still rests, in milliseconds; 0 if a guess may be evaluated. */
    public long waitMillis(long ageMillis) {
        List<Long> today =
                failedAt.stream().filter(age -> age > ageMillis - DAY).toList();
        if (today.isEmpty()) {
            return 0;
        }
        long steps = today.get(today.size() - 1) + restAfter(today.size());
        long quarter = restUntil(today, MOST_PER_QUARTER, 15 * MINUTE);
        long day = restUntil(today, MOST_PER_DAY, DAY);
        return Math.max(0, Math.max(steps, Math.max(quarter, day)) - ageMillis);
    }

    /** When fewer than {@code most} of these lie within the latest {@code span}. The steps alone would not keep that as old ones leave. */
    private static long restUntil(List<Long> failures, int most, long span) {
        return failures.size() < most ? 0 : failures.get(failures.size() - most) + span;
    }

    private static long restAfter(int failures) {
        return switch (failures) {
            case 5 -> MINUTE;
            case 10 -> 5 * MINUTE;
            case 15 -> 15 * MINUTE;
            case 20, 25 -> 60 * MINUTE;
            default -> 0;
        };
    }
}
