package parcellocker.agent.delivery;

import java.util.regex.Pattern;

/** The city's name for someone who works at lockers. */
public record CourierId(String value) implements Comparable<CourierId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{2,32}");

    public CourierId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("CourierId must match " + FORM);
        }
    }

    @Override
    public int compareTo(CourierId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
