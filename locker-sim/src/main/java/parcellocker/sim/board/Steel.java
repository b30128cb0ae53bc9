package parcellocker.sim.board;

import java.util.function.IntConsumer;

/** The steel behind one board, as the board meets it. Channels count from 1; one without a lock does nothing. */
public interface Steel {
    /** Energises a coil for so long, {@link Long#MAX_VALUE} for "until released". */
    void fire(int channel, long heldNanos);

    /** Switches a held coil off. */
    void release(int channel);

    /** Whether the contact of that channel is made. */
    boolean contact(int channel);

    /** Whether something lies in the compartment of that channel, as a light barrier sees it. */
    boolean isOccupied(int channel);

    /** Lets a listener know the channel of each door that changes. */
    void watch(IntConsumer watcher);
}
