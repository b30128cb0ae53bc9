package parcellocker.contract.topic;

import java.util.regex.Pattern;

/** Name of a locker in the city, 3–32 letters, digits and dashes; it is also its MQTT user name. */
public record LockerId(String value) implements Comparable<LockerId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,31}");

    public LockerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("locker id must match " + FORM);
        }
    }

    @Override
    public int compareTo(LockerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
