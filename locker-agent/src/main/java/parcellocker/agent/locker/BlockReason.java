package parcellocker.agent.locker;

public enum BlockReason {
    FAILED_THRICE,
    BROKEN,
    DIRTY,
    LEFT_OPEN,
    ALREADY_OPEN,
    /** A technician took it out of service. */
    STAFF
}
