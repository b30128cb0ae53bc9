package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;

/** S-14 for one of the two budgets of typed codes: few are wrong, each is counted before it is answered, none is tried while it rests. */
final class Guesses {
    private static final String RULE = "S-14";
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private final String what;
    private final List<Long> wrong = new ArrayList<>();
    private int asked;

    Guesses(String what) {
        this.what = what;
    }

    /** One is on disk, at that age of the locker. */
    void wrong(long age) {
        wrong.add(age);
        Violation.unless(within(age, DAY) <= 30, RULE, () -> within(age, DAY) + " times a wrong " + what + " in a day");
        Violation.unless(
                within(age, 15 * MINUTE) <= 15, RULE, () -> "too often a wrong " + what + " in a quarter of an hour");
    }

    private long within(long age, long span) {
        return wrong.stream().filter(one -> one > age - span).count();
    }

    /**
     * After every event.
     *
     * @param guesses locker ages at which the vault was asked
     * @param answered wrong ones that the core has dealt with
     */
    void check(List<Long> guesses, long answered) {
        while (asked < guesses.size()) {
            long age = guesses.get(asked++);
            Violation.unless(age >= restsUntil(age), RULE, () -> "a " + what + " was tried while the keypad rests");
        }
        Violation.unless(wrong.size() >= answered, RULE, () -> "a wrong " + what + " was answered and not counted");
    }

    /** The escalation of reliability row A1, written down once more. */
    private long restsUntil(long age) {
        List<Long> day = wrong.stream().filter(one -> one > age - DAY).toList();
        if (day.isEmpty()) {
            return 0;
        }
        long last = day.get(day.size() - 1);
        return switch (day.size()) {
            case 5 -> last + MINUTE;
            case 10 -> last + 5 * MINUTE;
            case 15 -> last + 15 * MINUTE;
            case 20, 25 -> last + 60 * MINUTE;
            case 30 -> day.get(0) + DAY;
            default -> 0;
        };
    }
}
