package parcellocker.bridge.parcels;

/**
 * A release of the door of one delivery.
 *
 * @param finished whether its outcome is known
 */
public record Opening(String opening, String delivery, Kind kind, boolean finished) {
    /** What it was authorised for. */
    public enum Kind {
        DEPOSIT,
        CHECK,
        PICKUP,
        RECALL,
        REMOTE,
        AUDIT,
        /** A sender puts a parcel in. */
        MAIL_IN,
        /** The sender opens it again. */
        RECONSIDER,
        /** A collector takes it out. */
        COLLECTION,
        /** A caretaker opens it for a ticket. */
        HAND_OVER
    }

    Opening done() {
        return new Opening(opening, delivery, kind, true);
    }
}
