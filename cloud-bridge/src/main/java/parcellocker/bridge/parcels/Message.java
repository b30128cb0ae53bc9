package parcellocker.bridge.parcels;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that is owed to a recipient.
 *
 * @param number drawn by the database
 * @param way how it travels
 * @param mark of the way {@link Way#MAIL}, no other message's in any database
 * @param subject what it tells of: the seal of a code, an opening, a term
 * @param attempts made before this one
 */
record Message(
        long number, Way way, String mark, String locker, String delivery, Kind kind, String subject, int attempts) {
    /** Kinds of message. */
    enum Kind {
        /** A parcel came, or has a new code. */
        STORED,
        /** Its time is nearly over. */
        REMINDER,
        /** Staff opened its compartment. */
        OPENED
    }

    /** From one attempt to the next; after the last nobody tries again. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    /** When to try again if this attempt, begun then, comes to nothing; empty after the fourth. */
    static Optional<Instant> again(int attempts, Instant now) {
        return attempts < PAUSES.size() ? Optional.of(now.plus(PAUSES.get(attempts))) : Optional.empty();
    }

    /** The same for every attempt, and no other message's. */
    String id() {
        return switch (way) {
            case PHONE -> "m-" + number;
            case MAIL -> mark;
        };
    }
}
