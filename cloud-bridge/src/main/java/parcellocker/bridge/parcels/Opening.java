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
        AUDIT
    }

    Opening done() {
        return new Opening(opening, delivery, kind, true);
    }
}
