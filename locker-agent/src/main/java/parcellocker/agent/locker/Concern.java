package parcellocker.agent.locker;

/** What a ticket is about, in the person's choice. */
public enum Concern {
    /** The recipient opened the compartment and says that nothing is inside. */
    BOX_EMPTY,
    /** The recipient opened the compartment and says that what lies inside is another's. */
    NOT_MINE,
    /** Somebody without their code asked for a new one. */
    CODE_LOST,
    /** A door does not open or does not shut. */
    DOOR,
    /** Somebody cannot come to terms with the screen. */
    SCREEN,
    OTHER
}
