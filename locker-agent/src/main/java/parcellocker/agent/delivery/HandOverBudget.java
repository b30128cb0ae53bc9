package parcellocker.agent.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * How many compartments each caretaker has opened here within a day, by this locker's own age: no clock and no reboot gives any
 * back.
 *
 * @param made those of the last day, oldest first
 */
public record HandOverBudget(List<Made> made) {
    public static final HandOverBudget FRESH = new HandOverBudget(List.of());

    private static final long DAY = 24L * 3_600_000;

    public HandOverBudget {
        made = List.copyOf(made);
    }

    /** One opening; written as {@code id:age}. */
    public record Made(CourierId caretaker, long ageMillis) {
        /**
         * Reads what {@link #toString} wrote.
         *
         * @throws IllegalArgumentException if it did not
         */
        public static Made read(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("no hand-over");
            }
            return new Made(new CourierId(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return caretaker + ":" + ageMillis;
        }
    }

    public HandOverBudget made(CourierId caretaker, long ageMillis) {
        List<Made> kept = new ArrayList<>(made);
        kept.removeIf(one -> one.ageMillis() <= ageMillis - DAY);
        kept.add(new Made(caretaker, ageMillis));
        return new HandOverBudget(kept);
    }

    /** How long this caretaker opens nothing more, in milliseconds, if {@code most} a day are theirs; 0 if one may be opened. */
    public long waitMillis(CourierId caretaker, int most, long ageMillis) {
        List<Long> theirs = made.stream()
                .filter(one -> one.caretaker().equals(caretaker))
                .map(Made::ageMillis)
                .toList();
        if (most == 0) {
            return DAY;
        }
        return theirs.size() < most ? 0 : Math.max(0, theirs.get(theirs.size() - most) + DAY - ageMillis);
    }
}
