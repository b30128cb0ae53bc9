package parcellocker.agent.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parcellocker.agent.cabinet.Size;

/**
 * What the city signed for a sender: one parcel may be left here. Who the sender is the city has checked; only the number of that
 * check comes here.
 *
 * @param order the sending order's number
 * @param carrier whose collector takes it
 * @param identity number of the city's real-name check (2018 rule on real-name sending)
 */
public record MailInOrder(Waybill order, Size size, String carrier, String identity) {
    private static final Pattern CARRIER = Pattern.compile("[A-Z0-9]{2,8}");
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9-]{4,32}");
    private static final int PARTS = 4;

    public MailInOrder {
        if (!CARRIER.matcher(carrier).matches() || !IDENTITY.matcher(identity).matches()) {
            throw new IllegalArgumentException("carrier must match " + CARRIER + ", identity " + IDENTITY);
        }
    }

    /** Reads a token's subject, {@code ORDER SIZE CARRIER IDENTITY}; empty if it is none. */
    public static Optional<MailInOrder> read(String subject) {
        List<String> parts = Arrays.asList(subject.split(" ", -1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MailInOrder(new Waybill(parts.get(0)), Size.valueOf(parts.get(1)), parts.get(2), parts.get(3)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** It did not fit. */
    public MailInOrder larger() {
        return new MailInOrder(order, size.larger(), carrier, identity);
    }
}
