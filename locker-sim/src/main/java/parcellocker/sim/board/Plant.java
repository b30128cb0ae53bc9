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
    private final List<Pulse> vain = new ArrayList<>();
    private final List<IntConsumer> watchers = new ArrayList<>();
    private final Supply supply;
    private final Cabling locks;
    private final Cabling sensors;

    /** A plant of closed, empty compartments, one for each lock, on a supply of its own; channel n has the n-th. */
    public Plant(Timeline time, Chance chance, List<ContactSense> locks) {
        this(time, chance, locks, new Supply(time));
    }

    /** The same on a supply that it may share. */
    public Plant(Timeline time, Chance chance, List<ContactSense> locks, Supply supply) {
        this.time = time;
        this.supply = supply;
        this.locks = new Cabling(locks.size());
        this.sensors = new Cabling(locks.size());
        for (ContactSense lock : locks) {
            doors.add(new PlantDoor(time, lock, supply, chance.fork("door " + doors.size())));
        }
    }

    /** What feeds its coils. */
    public Supply supply() {
        return supply;
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
        if (!has(channel)) {
            return;
        }
        int door = locks.door(channel);
        Pulse pulse = new Pulse(door, time.nanos(), heldNanos);
        (door(door).isReached() ? pulses : vain).add(pulse);
        door(door).fire(heldNanos, () -> changed(door));
        changed(door);
    }

    @Override
    public void release(int channel) {
        if (has(channel)) {
            door(locks.door(channel)).release();
        }
    }

    @Override
    public boolean contact(int channel) {
        return has(channel) && door(sensors.door(channel)).contact();
    }

    @Override
    public boolean isOccupied(int channel) {
        return has(channel) && !contents(channel).isEmpty();
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

    /** Every pulse any coil got, in order, by the door it belongs to: what oracles hold against the journal. */
    public List<Pulse> pulses() {
        return List.copyOf(pulses);
    }

    /** The pulses that reached no coil, because the supply was off or the output dead. */
    public List<Pulse> vainPulses() {
        return List.copyOf(vain);
    }

    /** Exchanges the cables of two coils: each output releases the other's door. Once more, and they are right again. */
    public void swapLocks(int one, int other) {
        locks.swap(one, other);
    }

    /** Exchanges the cables of two contacts: each input tells of the other's door. */
    public void swapSensors(int one, int other) {
        sensors.swap(one, other);
        changed(one);
        changed(other);
    }

    /** Plugs the cables of a door in where they belong. */
    public void straighten(int channel) {
        locks.straighten(channel);
        sensors.straighten(channel);
        changed(channel);
    }

    /** The channel whose coil that output really releases. */
    public int lockOf(int channel) {
        return locks.door(channel);
    }

    /** The channel of whose contact that input really tells. */
    public int sensorOf(int channel) {
        return sensors.door(channel);
    }

    /** Whether the coil's cable is plugged in where it belongs. */
    public boolean isLockStraight(int channel) {
        return locks.isStraight(channel);
    }

    /** Whether the contact's cable is plugged in where it belongs. */
    public boolean isSensorStraight(int channel) {
        return sensors.isStraight(channel);
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

    private boolean has(int channel) {
        return channel >= 1 && channel <= doors.size();
    }

    private PlantDoor door(int channel) {
        return doors.get(channel - 1);
    }

    private void changed(int channel) {
        watchers.forEach(watcher -> watcher.accept(channel));
        if (!sensors.isStraight(channel)) {
            watchers.forEach(watcher -> watcher.accept(sensors.channel(channel)));
        }
    }
}
