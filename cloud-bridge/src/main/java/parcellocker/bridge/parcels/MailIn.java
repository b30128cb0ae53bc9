package parcellocker.bridge.parcels;

/**
 * One order that somebody brought to a locker to be sent, as the city knows it.
 *
 * @param delivery the locker's name of its stay
 * @param order the sending order's number
 * @param identity number of the real-name check; empty if only the locker remembers the order
 * @param shutMillis when the sender shut the door on it, by the locker's clock; 0 if that was not seen
 * @param openMillis how long the door stood open before
 * @param collector who took it, or opened for it last; empty if nobody has
 */
public record MailIn(
        String delivery,
        State state,
        String compartment,
        String order,
        String carrier,
        String identity,
        long shutMillis,
        long openMillis,
        String collector) {

    /** How far it has come. */
    public enum State {
        /** A door was released for it. */
        AUTHORISED,
        STORED,
        /** Nobody knows whether it is inside. */
        UNCERTAIN,
        /** The door stayed shut, or did not suit: it is with its sender, who may try again. */
        NOT_PUT_IN,
        /** The sender took it back: the order is over. */
        WITHDRAWN,
        COLLECTED,
        /** Staff found its compartment empty, and nobody had collected it. */
        MISSING;

        /** Whether nothing of it can still be in the locker. */
        public boolean isOver() {
            return switch (this) {
                case NOT_PUT_IN, WITHDRAWN, COLLECTED, MISSING -> true;
                case AUTHORISED, STORED, UNCERTAIN -> false;
            };
        }
    }

    MailIn in(State next) {
        return new MailIn(delivery, next, compartment, order, carrier, identity, shutMillis, openMillis, collector);
    }

    MailIn shut(long at, long open) {
        return new MailIn(delivery, State.STORED, compartment, order, carrier, identity, at, open, collector);
    }

    MailIn by(String who) {
        return new MailIn(delivery, state, compartment, order, carrier, identity, shutMillis, openMillis, who);
    }

    /** What was inside may be still. */
    MailIn uncertain() {
        return state.isOver() ? this : in(State.UNCERTAIN);
    }
}
