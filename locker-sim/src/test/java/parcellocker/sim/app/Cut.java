package parcellocker.sim.app;

/** What is cut off in the middle of a flow. */
enum Cut {
    /** The browser is gone with the door open; another one is started. */
    BROWSER_KILLED,
    /** The agent is gone with the door open, and starts again; the browser stays. */
    AGENT_KILLED,
    /** The board says nothing more while the door stands open, and later again. */
    BOARD_FROZEN_AT_THE_DOOR,
    /** The board says nothing when the lock is to be fired. */
    BOARD_FROZEN_BEFORE
}
