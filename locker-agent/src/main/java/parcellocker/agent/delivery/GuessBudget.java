package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many wrong guesses this locker has answered, by its own age so that no clock and no reboot gives any back. A success
 * gives none back either: someone with a parcel of their own could reset it. After 5 wrong ones the keypad rests 1 minute,
 * after 10 five, after 15 a quarter of an hour, after 20 and 25 an hour; 30 within a day and it rests until one is a day old.
 *
 * @param failedAt locker ages of the wrong guesses of the last day, oldest first
 */
public record GuessBudget(List<Long> failedAt) {
    public static final GuessBudget FRESH = new GuessBudget(List.of());
    public static final int MOST_PER_DAY = 30;

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
        List<Long> recent =
                failedAt.stream().filter(age -> age > ageMillis - DAY).toList();
        if (recent.size() >= MOST_PER_DAY) {
            return Math.max(0, recent.get(recent.size() - MOST_PER_DAY) + DAY - ageMillis);
        }
        if (recent.isEmpty()) {
            return 0;
        }
        long last = recent.get(recent.size() - 1);
        return Math.max(0, last + restAfter(recent.size()) - ageMillis);
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
