package parcellocker.agent.locker;

import java.util.regex.Pattern;

/** Names one opening for ever: 16 hex digits drawn by the locker. */
public record OpeningId(String value) implements Comparable<OpeningId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public OpeningId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("OpeningId must match " + FORM);
        }
    }

    @Override
    public int compareTo(OpeningId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
