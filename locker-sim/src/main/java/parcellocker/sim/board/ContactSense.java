package parcellocker.sim.board;

/** What a lock's contact says; which of the two, depends on the lock that was bought. */
public enum ContactSense {
    /** The contact is made while the door is closed. */
    CLOSED_IS_1,
    /** The contact is made while the door is open. */
    OPEN_IS_1
}
