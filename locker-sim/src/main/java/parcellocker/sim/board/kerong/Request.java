package parcellocker.sim.board.kerong;

/** What a board is asked to do. Locks count from 1 here and from 0 on the wire. */
public sealed interface Request {
    /**
     * Which locks stand how.
     *
     * @param ofAll every board of the line is asked, and answers in its turn
     */
    record Status(boolean ofAll) implements Request {}

    /** Release one lock. No answer comes. */
    record Unlock(int lock) implements Request {}

    /** Release all, one after another. No answer comes. */
    record UnlockAll() implements Request {}

    /** Release one lock after so many seconds. */
    record UnlockLater(int lock, int seconds) implements Request {}

    /** Hold coils for so many times 10 ms from now on. */
    record UnlockTime(int tens) implements Request {}

    /** What is known to exist and not how it is answered: baud rate, version, the unlock time. The board stays silent. */
    record Unanswered() implements Request {}
}
