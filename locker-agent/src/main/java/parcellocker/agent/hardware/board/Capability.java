package parcellocker.agent.hardware.board;

/** What a board can do beyond releasing a door and reading contacts. Asked for as data, so that no caller asks of which family a board is. */
public enum Capability {
    /** Answers a release. Without it a release that was sent is all that can be known. */
    ANSWERS_RELEASE,
    /** Ends a pulse by itself. Without it the coil draws until it is told to let go. */
    ENDS_PULSE,
    /** Tells of all its channels in one answer. */
    READS_ALL,
    /** Says by itself that a door has moved. */
    EVENTS,
    /** Sees whether something lies in a compartment. */
    OCCUPANCY,
    /** Takes the current from every coil at once. */
    ALL_OFF,
    /** Has a lamp at each channel. */
    LAMP
}
