package parcellocker.sim.world;

import java.util.List;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.runtime.Boards;

/** The lock boards and their lines, and what the core was told by them. */
interface Wiring extends Boards {

    /**
     * A release the core asked for.
     *
     * @param head how much of the journal was on disk at the call
     */
    record Asked(Effect.Pulse pulse, long at, int boot, long head) {}

    /** What the core was told of a pulse. */
    record Told(OpeningId opening, Outcome outcome, long at) {}

    /** What the core was told of a door; absolute times, or -1. */
    record Edges(Level level, long openedAt, long closedAt, long readAt) {}

    List<Asked> asked();

    List<Told> told();

    /** The edges of that door that the core was told of, in the order of time. */
    List<Edges> edges(CompartmentId id);

    /** The process began: what was queued or latched is gone. */
    void boot();

    List<BoardId> boards();

    /** A board loses its power. */
    void die(BoardId board);

    void recover(BoardId board);

    /** Something is wrong with a board or its line right now. */
    void troubles(BoardId board);

    /** Something befalls the lines by itself. */
    void weather();

    /** Faults have stopped. */
    void heal();

    /** Whether the contact of that door could be read, truly, without a break since then. */
    boolean sawTruly(CompartmentId id, long since);

    /** Longest time between two readings of a door that is awake, in milliseconds. */
    long pollMillis();

    /** After so long a door that stands open must be known to (S-18: two polls and what they take). */
    long unseenMillis();

    /** What a contact with a cut wire reads as. */
    Level cutWire();
}
