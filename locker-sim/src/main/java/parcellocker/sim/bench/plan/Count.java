package parcellocker.sim.bench.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many are wanted: {@code 3}, {@code at least 1}, {@code at most 2}.
 *
 * @param least fewest
 * @param most most
 */
public record Count(long least, long most) {
    private static final Pattern FORM = Pattern.compile("(?:(at least|at most) )?([0-9]{1,6})");

    static Optional<Count> read(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(found.group(2));
        String which = found.group(1);
        if (which == null) {
            return Optional.of(new Count(number, number));
        }
        return Optional.of(which.equals("at least") ? new Count(number, Long.MAX_VALUE) : new Count(0, number));
    }

    boolean holds(long found) {
        return found >= least && found <= most;
    }

    @Override
    public String toString() {
        if (least == most) {
            return String.valueOf(least);
        }
        return most == Long.MAX_VALUE ? "at least " + least : "at most " + most;
    }
}
