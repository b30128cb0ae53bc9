package parcellocker.agent.delivery;

import java.util.regex.Pattern;

/** Names one delivery for ever: 16 hex digits drawn by the locker. */
public record DeliveryId(String value) implements Comparable<DeliveryId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("DeliveryId must match " + FORM);
        }
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
