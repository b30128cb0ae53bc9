package parcellocker.agent.delivery;

import java.util.regex.Pattern;

/** Number of a parcel as its carrier prints it: 5–40 capital letters, digits and dashes. */
public record Waybill(String value) implements Comparable<Waybill> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{4,39}");

    public Waybill {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Waybill must match " + FORM);
        }
    }

    @Override
    public int compareTo(Waybill other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
