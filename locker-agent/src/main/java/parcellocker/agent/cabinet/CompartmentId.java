package parcellocker.agent.cabinet;

import java.util.regex.Pattern;

/** What is painted on the door: one or two letters and two digits, e.g. A07. */
public record CompartmentId(String value) implements Comparable<CompartmentId> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{1,2}[0-9]{2}");

    public CompartmentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("CompartmentId must match " + FORM);
        }
    }

    @Override
    public int compareTo(CompartmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
