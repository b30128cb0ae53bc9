package parcellocker.sim.board;

/** What can be wrong with one door. */
public enum Trouble {
    /** Nothing. */
    NONE,
    /** The coil fires and the door stays shut. */
    JAM,
    /** The contact keeps saying what it said when the trouble began. */
    STUCK_SENSOR,
    /** The contact's wire is off: it is never made. */
    NO_FEEDBACK,
    /** The contact chatters for some tens of milliseconds after each move of the door. */
    BOUNCE,
    /** The contact says the opposite: the other kind of lock was built in. */
    WRONG_POLARITY,
    /** The relay's contacts weld together at its next pulse: the coil stays on, the door cannot be shut. */
    WELDED,
    /** The board's output is dead: whatever it is told, no current reaches the coil. */
    DEAD_CHANNEL
}
