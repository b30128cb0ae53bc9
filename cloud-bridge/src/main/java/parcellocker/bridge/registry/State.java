package parcellocker.bridge.registry;

/** Where the filing of an outlet stands. */
public enum State {
    /** Declared while it is being built. */
    BUILDING,
    /** Built, and accepted by whoever ordered it. */
    BUILT,
    /** In service; the sheet is being filled in. */
    DRAFT,
    /** Before the authority. */
    SUBMITTED,
    /** Given back once, with the list of all that is missing. */
    INCOMPLETE,
    /** Filed; it has its number and its receipt. */
    FILED,
    /** Filed, and a change is before the authority. */
    CHANGE_SUBMITTED,
    /** Struck off. */
    CANCELLED
}
