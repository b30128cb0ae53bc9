package parcellocker.bridge.fleet;

/**
 * A release of one door, from its authorisation on.
 *
 * @param finished whether its outcome is known
 */
public record Opening(String opening, String compartment, Kind kind, boolean finished) {
    /** What it was authorised for. */
    public enum Kind {
        DEPOSIT,
        CHECK,
        PICKUP,
        RECALL,
        REMOTE,
        /** A technician looks where nothing is believed to be. */
        AUDIT,
        /** A technician looks where a parcel is, or may be. */
        AUDIT_OF_PARCEL
    }

    Opening done() {
        return new Opening(opening, compartment, kind, true);
    }
}
