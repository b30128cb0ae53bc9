package parcellocker.sim.board;

/** What a board or its adapter can do wrong with a request it was sent. */
public sealed interface BoardFault {
    /** No answer comes; the coil fires all the same, or it does not. */
    record Withhold(boolean fires) implements BoardFault {}

    /** The board is without power: it neither does nor says anything. */
    record Dead() implements BoardFault {}

    /** The adapter hands back each byte that was sent, before the answer. */
    record Echo() implements BoardFault {}

    /** Only the first so many bytes of the answer come. */
    record Cut(int bytes) implements BoardFault {}

    /** So many stray bytes come right before the answer. */
    record Noise(int bytes) implements BoardFault {}

    /** The answer comes so much later than usual. */
    record Late(long nanos) implements BoardFault {}

    /** The answer bears the next board's address: it is not ours. */
    record Foreign() implements BoardFault {}

    /**
     * One contact of a reading comes turned over.
     *
     * @param contact its channel, from 1
     * @param isChecked the check byte is turned with it, so that it is right again
     */
    record Turned(int contact, boolean isChecked) implements BoardFault {}

    /** The answer comes twice, without a gap. */
    record Doubled() implements BoardFault {}

    /** The answer waits, and comes glued before whatever the board says next. */
    record Merged() implements BoardFault {}

    /** Instead of this answer comes the one before, that waits since its own request; the first time none comes. */
    record Behind() implements BoardFault {}

    /**
     * A door's change is told between request and answer, true or not; nothing in a family without such frames.
     *
     * @param channel whose, from 1
     */
    record Interrupted(int channel) implements BoardFault {}
}
