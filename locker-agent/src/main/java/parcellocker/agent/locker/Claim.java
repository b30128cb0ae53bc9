package parcellocker.agent.locker;

/** What a recipient says against the compartment they have opened. A claim is believed to have been made, not to be true. */
public enum Claim {
    /** Nothing is inside. */
    BOX_EMPTY,
    /** What lies inside is another's. */
    NOT_MINE;

    Concern concern() {
        return switch (this) {
            case BOX_EMPTY -> Concern.BOX_EMPTY;
            case NOT_MINE -> Concern.NOT_MINE;
        };
    }

    Entry.PickupVerdict verdict() {
        return switch (this) {
            case BOX_EMPTY -> Entry.PickupVerdict.SAID_EMPTY;
            case NOT_MINE -> Entry.PickupVerdict.NOT_MINE;
        };
    }

    Said said() {
        return switch (this) {
            case BOX_EMPTY -> Said.EMPTY;
            case NOT_MINE -> Said.NOT_MINE;
        };
    }
}
