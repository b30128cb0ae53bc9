package parcellocker.sim.world;

/** What can go wrong around the locker; a seed draws which of them it knows and how often. */
enum Fault {
    /** The pulse does not free the bolt. */
    JAM,
    /** The bolt springs only seconds or minutes after the pulse. */
    LATE_OPENING,
    /** The contact flickers around an edge. */
    BOUNCE,
    /** The contact says closed whatever the door does. */
    STUCK_CLOSED,
    STUCK_OPEN,
    /** The door's contact cannot be read. */
    NO_FEEDBACK,
    /** The board fires and its answer is lost. */
    UNANSWERED_FIRED,
    /** The frame is lost. */
    UNANSWERED_SILENT,
    /** The line refuses the frame. */
    NOT_SENT,
    DEAD_BOARD,
    /** The board's answer reaches the core late. */
    DELAYED_REPORT,
    FORCED_DOOR,
    /** Somebody walks away from an open door. */
    LEFT_OPEN,
    WIND_CLOSES,
    POWER_BEFORE_CALL,
    POWER_INSIDE_CALL,
    POWER_AFTER_CALL,
    POWER_ANY_TIME,
    /** The disk reports an error; what was to be written may be there or not. */
    STORE_FAILS,
    CLOCK_LOST,
    /** Something else fills the disk for a while. */
    DISK_LOW,
    LINK_DOWN,
    MESSAGE_LOST,
    MESSAGE_DOUBLED
}
