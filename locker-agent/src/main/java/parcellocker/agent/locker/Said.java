package parcellocker.agent.locker;

/** What the person said while the door was open. */
public enum Said {
    NOTHING,
    TOO_SMALL,
    TOO_LARGE,
    TOOK_BACK,
    FOUND_OCCUPIED,
    FOUND_BROKEN,
    FOUND_DIRTY,
    INSIDE,
    PUT_BACK,
    EMPTY,
    /** Recipient: what lies inside is another's. */
    NOT_MINE,
    /** Caretaker: whoever asked has it. */
    HANDED_OVER
}
