package parcellocker.agent.hardware.board;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.Channel;

/**
 * One reading of a board's contacts, raw: whether a set bit means open or closed depends on the lock.
 *
 * @param bits channel n is bit n-1
 * @param first the first channel the board told of, 1..64
 * @param last the last one, up to 64
 * @param items of a board that looks into the compartments: a set bit is an item, in the places of {@code bits}
 */
public record Contacts(long bits, int first, int last, OptionalLong items) {
    /** More channels than that no reading tells of. */
    public static final int MOST = 64;

    public Contacts {
        if (first < 1 || last < first || last > MOST) {
            throw new IllegalArgumentException("channels " + first + ".." + last + " are not within 1..64");
        }
    }

    /** Of a board that tells of all its channels at once and of nothing else. */
    public Contacts(long bits, int channels) {
        this(bits, 1, channels, OptionalLong.empty());
    }

    /** The last channel told of. */
    public int channels() {
        return last;
    }

    /** Whether the board told of that channel at all. */
    public boolean covers(Channel channel) {
        return channel.number() >= first && channel.number() <= last;
    }

    /** The contact's bit; only of a channel that is covered. */
    public boolean isSet(Channel channel) {
        return bit(bits, channel);
    }

    /** Whether something lies in that compartment; empty if the board does not look. Only of a channel that is covered. */
    public Optional<Boolean> hasItem(Channel channel) {
        return items.isPresent() ? Optional.of(bit(items.getAsLong(), channel)) : Optional.empty();
    }

    private boolean bit(long of, Channel channel) {
        if (!covers(channel)) {
            throw new IllegalArgumentException(channel + " of " + first + ".." + last);
        }
        return (of >>> (channel.number() - 1) & 1) == 1;
    }
}
