package parcellocker.sim.board.wkly;

import java.util.List;

/** What a board is asked to do. Channels count from 1. */
public sealed interface Request {
    /** {@code 80}: release these, one after another. Its answer is not known: the board stays silent. */
    record OpenSome(List<Integer> channels) implements Request {
        public OpenSome {
            channels = List.copyOf(channels);
        }
    }

    /** {@code 81}: flash the lamp of one. Its answer is not known either. */
    record Flash(int channel) implements Request {}

    /** {@code 82}: release one. */
    record Open(int channel) implements Request {}

    /** {@code 83}: read one. */
    record Read(int channel) implements Request {}

    /** {@code 84}: read all. */
    record ReadAll() implements Request {}

    /** {@code 86} releases all at once, {@code 87} one after another; no answer is known. */
    record OpenAll(boolean inTurn) implements Request {}

    /** {@code 88} holds one on until {@code 89} lets it go; no answer is known. */
    record Hold(int channel, boolean on) implements Request {}

    /** A sound frame of an unknown command, or with too few bytes for it. */
    record Unknown() implements Request {}
}
