package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.Channel;

/**
 * One reading of all contacts of a board, raw: whether a set bit means open or closed depends on the lock.
 *
 * @param bits channel n is bit n-1
 * @param channels how many the board told of, 1..64
 */
public record Contacts(long bits, int channels) {
    public Contacts {
        if (channels < 1 || channels > 64) {
            throw new IllegalArgumentException("channels " + channels + " is not 1..64");
        }
    }

    /** Whether the board told of that channel at all. */
    public boolean covers(Channel channel) {
        return channel.number() <= channels;
    }

    /** The contact's bit; only of a channel that is covered. */
    public boolean isSet(Channel channel) {
        if (!covers(channel)) {
            throw new IllegalArgumentException(channel + " of " + channels);
        }
        return (bits >>> (channel.number() - 1) & 1) == 1;
    }
}
