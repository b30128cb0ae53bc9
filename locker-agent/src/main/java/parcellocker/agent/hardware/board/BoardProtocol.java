package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;

/** Our half of what one board speaks, its address included. Pure: no time, no line, no memory of what it heard before. */
public interface BoardProtocol {
    /**
     * The frame that releases that one door. No frame for all doors can be had.
     *
     * @throws IllegalArgumentException if boards of this family have no such channel
     */
    Bytes release(Channel channel);

    /** The frame that asks for all contacts. */
    Bytes status();

    /**
     * Reads what came, however it was cut up on the way and whatever noise is around it.
     *
     * @param received everything since the question, at a moment when the line was quiet
     */
    Heard hear(Bytes received, Asked asked);

    /** How long the board drives a coil at most, in milliseconds. */
    long pulseMillis();
}
