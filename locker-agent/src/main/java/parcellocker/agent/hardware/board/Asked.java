package parcellocker.agent.hardware.board;

import parcellocker.agent.cabinet.Channel;

/** What a board was asked last, and so what it may answer. */
public sealed interface Asked {
    /** Nothing: whatever comes is an event or late. */
    record Nothing() implements Asked {}

    /**
     * To read contacts.
     *
     * @param part which of the readings that together tell of all channels, counted from 0
     */
    record Status(int part) implements Asked {
        /** Of a board that tells of all channels at once. */
        public Status() {
            this(0);
        }
    }

    /** To release one door. */
    record Release(Channel channel) implements Asked {}

    /** To take the current from one coil, which the board does not end by itself. */
    record LetGo(Channel channel) implements Asked {}

    /** To take the current from every coil. */
    record AllOff() implements Asked {}

    /** To say something that is no reading: what was outstanding before its answer is over. */
    record Marker() implements Asked {}
}
