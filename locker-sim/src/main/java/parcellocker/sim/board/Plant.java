package parcellocker.sim.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Timeline;

/**
 * The steel behind one board: what is really so, whatever the line says. Oracles read it; boards fire its coils and
 * feel its contacts; people push, force and fill. Channels count from 1. Belongs to its timeline's thread.
 */
public final class Plant implements Steel {
    private final Timeline time;
    private final List<PlantDoor> doors = new ArrayList<>();
    private final List<Pulse> pulses = new ArrayList<>();
    private final List<IntConsumer> watchers = new ArrayList<>();

    /** A plant of closed, empty compartments, one for each lock; channel n has the n-th. */
    public Plant(Timeline time, Chance chance, List<ContactSense> locks) {
        this.time = time;
        for (ContactSense lock : locks) {
            doors.add(new PlantDoor(time, lock, chance.fork("door " + doors.size())));
        }
    }

    /** How many channels have a lock. */
    public int channels() {
        return doors.size();
    }

    /** Lets a listener know the channel of each door that moves, is filled, emptied, fired or put in trouble. */
    @Override
    public void watch(IntConsumer watcher) {
        watchers.add(watcher);
    }

    @Override
    public void fire(int channel, long heldNanos) {
        if (channel < 1 || channel > doors.size()) {
            return;
        }
        pulses.add(new Pulse(channel, time.nanos(), heldNanos));
        door(channel).fire(heldNanos, () -> changed(channel));
        changed(channel);
    }

    @Override
    public void release(int channel) {
        if (channel >= 1 && channel <= doors.size()) {
            door(channel).release();
        }
    }

    @Override
    public boolean contact(int channel) {
        return channel >= 1 && channel <= doors.size() && door(channel).contact();
    }

    /** Whether the door stands open, whatever its contact says. */
    public boolean isOpen(int channel) {
        return door(channel).isOpen();
    }

    /** What lies in the compartment, in the order it was put there. */
    public List<String> contents(int channel) {
        return door(channel).contents();
    }

    /** What is wrong with the door. */
    public Trouble trouble(int channel) {
        return door(channel).trouble();
    }

    /** Every pulse any coil got, in order: what oracles hold against the journal. */
    public List<Pulse> pulses() {
        return List.copyOf(pulses);
    }

    /** Lets something be wrong with the door from now on, or puts it right with {@link Trouble#NONE}. */
    public void trouble(int channel, Trouble trouble) {
        door(channel).trouble(trouble);
        changed(channel);
    }

    /**
     * Somebody pushes the door shut.
     *
     * @return whether it stayed shut; not while its coil is energised
     */
    public boolean pushShut(int channel) {
        return door(channel).pushShut(() -> changed(channel));
    }

    /** Somebody opens the door with a crowbar, or with the mechanical key. */
    public void force(int channel) {
        door(channel).force(() -> changed(channel));
    }

    /**
     * Somebody puts a parcel in.
     *
     * @return whether it is in; not through a closed door
     */
    public boolean put(int channel, String label) {
        if (!isOpen(channel)) {
            return false;
        }
        door(channel).put(label);
        changed(channel);
        return true;
    }

    /**
     * Somebody takes a parcel out.
     *
     * @return whether it is out; not through a closed door, and only what is there
     */
    public boolean take(int channel, String label) {
        if (!isOpen(channel) || !door(channel).take(label)) {
            return false;
        }
        changed(channel);
        return true;
    }

    private PlantDoor door(int channel) {
        return doors.get(channel - 1);
    }

    private void changed(int channel) {
        watchers.forEach(watcher -> watcher.accept(channel));
    }
}
