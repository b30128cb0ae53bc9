package parcellocker.agent.hardware.board;

/** What can be wrong with what a board says. Each is counted; none ever becomes a door's level. */
public enum Fault {
    /** A request had no answer in time. */
    SILENT,
    /** Bytes that belong to nothing. */
    STRAY,
    /** Looks like the answer, but its check is wrong, or it is cut. */
    DAMAGED,
    /** Whole and sound, but from another board, for another channel, or never asked for. */
    FOREIGN,
    /** Came before the request it could have answered. */
    LATE,
    /** Our own request came back: the adapter echoes and the configuration does not say so. */
    ECHO,
    /** May be read in two ways. */
    AMBIGUOUS,
    /** Sound, but tells of fewer channels than doors are wired to. */
    SHORT,
    /** The board heard and said no. */
    REFUSED,
    /** Nobody confirmed that a coil lets go which the board does not turn off by itself. */
    COIL_ON
}
