package parcellocker.sim.world;

import java.util.Optional;

/** What can go wrong around the locker; a seed draws which of them that its depth has it knows, and how often. */
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
    NOT_SENT(Depth.PLAIN),
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
    /** The camera that must see what senders leave sees nothing for a while. */
    CAMERA_BLIND,
    /** Something else fills the disk for a while. */
    DISK_LOW,
    /** So much waits for the city that the journal is at its limit. */
    JOURNAL_FULL,
    /** The process before this one was the third to crash in a row. */
    CRASHES,
    /** An earlier image of the disk is put back, at the end. */
    OLD_IMAGE(Depth.PLAIN),
    /** The machine starts with a time that is years wrong. */
    CLOCK_JUMP,
    LINK_DOWN,
    MESSAGE_LOST,
    MESSAGE_DOUBLED,
    /** So late that others overtake it, or that it comes in the next session. */
    MESSAGE_LATE(Depth.DEEP),
    /** The broker keeps an old message and gives it to whoever connects. */
    MESSAGE_RETAINED(Depth.DEEP),
    MESSAGE_CUT(Depth.DEEP),
    /** A bit of a signed message is turned over. */
    MESSAGE_TWISTED(Depth.DEEP),
    /** A batch claims to stand on another past. */
    CHAIN_TWISTED(Depth.DEEP),
    /** The broker acknowledged it and lost it. */
    TAKEN_AND_LOST(Depth.DEEP),
    PUBLISH_REFUSED(Depth.DEEP),
    /** Another client of the same name throws ours out. */
    SESSION_TAKEN(Depth.DEEP),
    /** Somebody who is not the city says how far it is. */
    ACK_FORGED(Depth.DEEP),
    /** A directive for another locker, or of another signer. */
    FOREIGN_DIRECTIVE(Depth.DEEP),
    BRIDGE_KILLED(Depth.DEEP),
    /** A batch comes to one bridge while another is inside a transaction on the same locker. */
    BRIDGES_MEET(Depth.DEEP),
    /** The city's database is put back as it was minutes ago. */
    CITY_RESTORED(Depth.DEEP),
    DATABASE_FAILS(Depth.DEEP),
    /** The loop is too slow for what comes. */
    INBOX_FULL(Depth.DEEP),
    /** The answer comes after the wait for it, perhaps into the next request. */
    REPLY_LATE(Depth.DEEP),
    REPLY_CUT(Depth.DEEP),
    /** Another board's answer. */
    REPLY_FOREIGN(Depth.DEEP),
    REPLY_NOISE(Depth.DEEP),
    /** One reading of a contact comes turned over, and its check is right. */
    READING_TURNED(Depth.DEEP),
    /** A contact comes turned over again and again, and the check of each answer is wrong. */
    READING_DAMAGED(Depth.DEEP),
    /** The adapter gives back what it sends. */
    ECHO(Depth.DEEP),
    /** A release arrives as that of another door, its check right. */
    FRAME_TWISTED(Depth.DEEP),
    /** Somebody else on the wire opens a door or all. */
    FRAME_INJECTED(Depth.DEEP),
    LINE_NOISE(Depth.DEEP),
    /** The thread of a line gets no time for seconds just as a release is offered. */
    LINE_STALLS(Depth.DEEP),
    LINE_UNPLUGGED(Depth.DEEP);

    private final Optional<Depth> only;

    Fault() {
        this.only = Optional.empty();
    }

    Fault(Depth only) {
        this.only = Optional.of(only);
    }

    boolean isOf(Depth depth) {
        return only.isEmpty() || only.get() == depth;
    }
}
