package parcellocker.agent.uplink;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.contract.wire.JournalBatch;

/**
 * What of the journal goes up, and when: a value without I/O; times are monotonic milliseconds. At most one batch is in flight;
 * the next goes after the city's ack, the same again after {@code resendMillis}, a reconnect or a welcome. A PUBACK moves
 * nothing: only the city's database has a say in what need not be sent again.
 *
 * @param released the last entry that may be sent; one that is committed but not yet published waits
 * @param acked the last entry the city has committed
 * @param flight the batch that waits for its ack
 * @param opensAt nothing is sent before
 * @param barredUntil nothing is sent before, because the broker refused
 */
public record Sender(
        long resendMillis, long released, long acked, Optional<Batch> flight, long opensAt, long barredUntil) {
    private static final long NEVER = Long.MAX_VALUE;

    /** Entries {@code first} to {@code last}, to be sent again at {@code againAt}. */
    public record Batch(long first, long last, long againAt) {}

    /** What to read from the journal and send. */
    public record Wanted(long after, int most) {}

    /** A sender without a connection. */
    public static Sender offline(long resendMillis, long released, long acked) {
        return new Sender(resendMillis, released, acked, Optional.empty(), NEVER, Long.MIN_VALUE);
    }

    public Sender released(long upTo) {
        return new Sender(resendMillis, Math.max(released, upTo), acked, flight, opensAt, barredUntil);
    }

    /** A new connection, on which nothing has been sent yet; {@code opensAt} is when it stops waiting for the welcome. */
    public Sender connected(long opensAt) {
        return new Sender(resendMillis, released, acked, Optional.empty(), opensAt, barredUntil);
    }

    public Sender lost() {
        return new Sender(resendMillis, released, acked, Optional.empty(), NEVER, barredUntil);
    }

    /** The city's true cursor, back if need be: what is in flight is forgotten and sent again from there. */
    public Sender welcomed(long upTo, long now) {
        return new Sender(resendMillis, released, upTo, Optional.empty(), now, barredUntil);
    }

    /** An ack moves forward only; part of a batch leaves the rest in flight. */
    public Sender acknowledged(long upTo) {
        long next = Math.max(acked, upTo);
        return new Sender(
                resendMillis, released, next, flight.filter(batch -> batch.last() > next), opensAt, barredUntil);
    }

    /** The broker would not take it; the entries stay and are tried again later. */
    public Sender refused(long until) {
        return new Sender(resendMillis, released, acked, Optional.empty(), opensAt, until);
    }

    public Sender sent(long first, long last, long now) {
        return new Sender(
                resendMillis,
                released,
                acked,
                Optional.of(new Batch(first, last, now + resendMillis)),
                opensAt,
                barredUntil);
    }

    /** What is to be sent now. */
    public Optional<Wanted> due(long now) {
        OptionalLong when = deadline();
        if (when.isEmpty() || now < when.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(new Wanted(acked, (int) Math.min(JournalBatch.MOST, released - acked)));
    }

    /** When {@link #due} will have something if nothing else happens; empty if never. */
    public OptionalLong deadline() {
        if (released <= acked || opensAt == NEVER) {
            return OptionalLong.empty();
        }
        long again = flight.map(Batch::againAt).orElse(Long.MIN_VALUE);
        return OptionalLong.of(Math.max(Math.max(opensAt, barredUntil), again));
    }
}
