package parcellocker.agent.ledger;

/**
 * How far the city has this journal.
 *
 * @param epoch the journal's
 * @param head sequence of the latest entry, 0 before the first
 * @param acked last sequence the city has committed, at most {@code head}
 */
public record Cursor(long epoch, long head, long acked) {
    public Cursor {
        if (acked < 0 || acked > head) {
            throw new IllegalArgumentException("acked " + acked + " is not within 0.." + head);
        }
    }

    /** Before the first entry of an epoch. */
    public static Cursor start(long epoch) {
        return new Cursor(epoch, 0, 0);
    }

    /** After {@code entries} more were committed. */
    public Cursor grown(int entries) {
        return new Cursor(epoch, head + entries, acked);
    }

    /**
     * An unsigned ack: forward only. One of another epoch, from the past, or for entries that do not exist was delayed or made
     * up, and changes nothing.
     */
    public Cursor acknowledged(long ackEpoch, long upTo) {
        boolean believable = ackEpoch == epoch && upTo > acked && upTo <= head;
        return believable ? new Cursor(epoch, head, upTo) : this;
    }

    /**
     * The signed welcome: what the city truly has, back if need be. One of another epoch, or of more than this journal holds,
     * speaks of a journal that is not this file: it changes nothing, and the chain will show it.
     */
    public Cursor welcomed(long welcomeEpoch, long upTo) {
        boolean ours = welcomeEpoch == epoch && upTo >= 0 && upTo <= head;
        return ours ? new Cursor(epoch, head, upTo) : this;
    }
}
