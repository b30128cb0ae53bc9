package parcellocker.agent.delivery;

import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * A sent parcel, from the first door opened for its order until that order's token is over: it is also the memory that the
 * token was used.
 *
 * @param compartment where it lies or may lie; of one that is not here, the latest that was opened for it
 * @param openings how often a door was released for its sender
 * @param storedAge locker age when it was shut in for sure, for the sender's grace period
 * @param notAfterSeconds Unix time at which the token ends
 */
public record MailIn(
        DeliveryId id,
        Waybill order,
        String carrier,
        CompartmentId compartment,
        State state,
        int openings,
        OptionalLong storedAge,
        long notAfterSeconds) {
    /** Doors that one order may open for its sender; then staff must help. */
    public static final int MOST_OPENINGS = 6;

    public enum State {
        /** Nothing of it is here: a door stayed shut, did not fit or could not be used. The token may open another. */
        ELSEWHERE,
        /** Authorised; the door may be open. */
        LOADING,
        STORED,
        /** It may or may not be inside: its sender, a collector or a technician must look. */
        UNSURE,
        /** Taken back, collected or found missing: the token opens nothing any more. */
        OVER
    }

    /** One whose first door is being opened. */
    public static MailIn begun(
            DeliveryId id, Waybill order, String carrier, CompartmentId compartment, long notAfterSeconds) {
        return new MailIn(id, order, carrier, compartment, State.LOADING, 1, OptionalLong.empty(), notAfterSeconds);
    }

    /** Another door for the same order. */
    public MailIn into(CompartmentId other) {
        return new MailIn(id, order, carrier, other, State.LOADING, openings + 1, storedAge, notAfterSeconds);
    }

    /** Its own door for its sender, once more. */
    public MailIn reopened() {
        return new MailIn(id, order, carrier, compartment, state, openings + 1, storedAge, notAfterSeconds);
    }

    public MailIn with(State next) {
        return new MailIn(id, order, carrier, compartment, next, openings, storedAge, notAfterSeconds);
    }

    /** Shut in for sure; the grace period runs from the first time. */
    public MailIn stored(long ageMillis) {
        OptionalLong since = storedAge.isPresent() ? storedAge : OptionalLong.of(ageMillis);
        return new MailIn(id, order, carrier, compartment, State.STORED, openings, since, notAfterSeconds);
    }

    /** Whether it is, or may be, in its compartment. */
    public boolean isHere() {
        return switch (state) {
            case LOADING, STORED, UNSURE -> true;
            case ELSEWHERE, OVER -> false;
        };
    }

    /** Whether a collector may take it out: it is inside, or nobody knows better. */
    public boolean isToBeCollected() {
        return state == State.STORED || state == State.UNSURE;
    }

    public boolean hasOpeningsLeft() {
        return openings < MOST_OPENINGS;
    }
}
