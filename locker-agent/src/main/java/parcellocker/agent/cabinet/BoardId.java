package parcellocker.agent.cabinet;

import java.util.regex.Pattern;

/** Name of a lock board in the cabinet layout. */
public record BoardId(String value) implements Comparable<BoardId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,16}");

    public BoardId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("BoardId must match " + FORM);
        }
    }

    @Override
    public int compareTo(BoardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
