package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;

/** Our half of what one board speaks, its address included. Pure: no time, no line, no memory of what it heard before. */
public interface BoardProtocol {
    /** Family and mode. Two boards on one line speak the same, or the frames of one would be read as the other's. */
    String dialect();

    /** As the board's switch or register says; on one line no two boards have the same. */
    int address();

    /** The same board at every address that it could have, this one's among them. */
    List<BoardProtocol> atEveryAddress();

    Set<Capability> capabilities();

    PulseRange pulseRange();

    /** How long a coil draws after a release at most, in milliseconds. */
    long pulseMillis();

    /** The same board with the longer pulse that a stiff door is given; itself, if it has no other. */
    default BoardProtocol forStiffDoors() {
        return this;
    }

    /**
     * The frame that releases that one door. No frame for all doors can be had.
     *
     * @throws IllegalArgumentException if boards of this family have no such channel
     */
    Bytes release(Channel channel);

    /** The frame that ends the pulse of that channel; of boards without {@link Capability#ENDS_PULSE}, and only of them. */
    default Optional<Bytes> letGo(Channel channel) {
        return Optional.empty();
    }

    /** The frame that takes the current from every coil; of boards with {@link Capability#ALL_OFF}, and only of them. */
    default Optional<Bytes> allOff() {
        return Optional.empty();
    }

    /** Lights the lamp of that channel for a while; of boards with {@link Capability#LAMP}, and only of them. It has no answer. */
    default Optional<Bytes> light(Channel channel) {
        return Optional.empty();
    }

    /** What is set in the board itself and must be right; empty if nothing of it can be asked. */
    default Optional<OwnSettings> ownSettings() {
        return Optional.empty();
    }

    /** How many readings tell of all channels. */
    default int parts() {
        return 1;
    }

    /**
     * The frame that asks for contacts.
     *
     * @param part which of {@link #parts()}, counted from 0
     */
    Bytes status(int part);

    /**
     * A question that changes nothing and whose answer cannot be taken for a reading; of boards with several {@link #parts()} whose
     * readings do not say which part they tell of, and only of them. A reading that comes late would be taken for the next part's.
     */
    default Optional<Bytes> marker() {
        return Optional.empty();
    }

    /**
     * Reads what came, however it was cut up on the way and whatever noise is around it.
     *
     * @param received everything since the question, at a moment when the line was quiet
     */
    Heard hear(Bytes received, Asked asked);
}
