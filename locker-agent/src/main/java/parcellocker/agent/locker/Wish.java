package parcellocker.agent.locker;

/** What a person may ask of the screen on top of the language. */
public enum Wish {
    LARGE_TYPE,
    LEFT_HANDED,
    /** A compartment that can be reached from a wheelchair, or by a child. */
    LOW_DOOR,
    /** Each screen is also read out. */
    SPOKEN
}
