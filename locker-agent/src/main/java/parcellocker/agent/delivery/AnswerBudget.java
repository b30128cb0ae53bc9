package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many wrong answers to challenges, or wrong tickets of caretakers, this locker has taken, by its own age: after three within an hour it takes none for an
 * hour. A right answer gives none back.
 *
 * @param failedAt locker ages of the wrong answers of the last two hours, oldest first
 */
public record AnswerBudget(List<Long> failedAt) {
    public static final AnswerBudget FRESH = new AnswerBudget(List.of());
    public static final int MOST_TRIES = 3;

    private static final long HOUR = 3_600_000;

    public AnswerBudget {
        failedAt = List.copyOf(failedAt);
    }

    public AnswerBudget failed(long ageMillis) {
        List<Long> kept = new ArrayList<>(failedAt);
        kept.removeIf(age -> age <= ageMillis - 2 * HOUR);
        kept.add(ageMillis);
        return new AnswerBudget(kept);
    }

    /** How long no answer is taken, in milliseconds; 0 if one may be tried. */
    public long waitMillis(long ageMillis) {
        if (failedAt.size() < MOST_TRIES) {
            return 0;
        }
        long last = failedAt.getLast();
        long third = failedAt.get(failedAt.size() - MOST_TRIES);
        return third > last - HOUR ? Math.max(0, last + HOUR - ageMillis) : 0;
    }
}
