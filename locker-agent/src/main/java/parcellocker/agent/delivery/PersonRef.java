package parcellocker.agent.delivery;

import java.util.regex.Pattern;

/** Stands for a recipient; name and phone lie sealed elsewhere. */
public record PersonRef(String value) implements Comparable<PersonRef> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{4,64}");

    public PersonRef {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("PersonRef must match " + FORM);
        }
    }

    @Override
    public int compareTo(PersonRef other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
