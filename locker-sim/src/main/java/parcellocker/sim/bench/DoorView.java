package parcellocker.sim.bench;

import java.util.List;
import java.util.function.IntFunction;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.clockwork.Timeline;

/**
 * One compartment as it really is.
 *
 * @param id as printed on the door
 * @param place where it is in the cabinet
 * @param open whether its door stands open, whatever its contact says
 * @param contact whether its contact is made
 * @param trouble what is wrong with the door
 * @param lockSwapped whether its coil's cable is exchanged with another's
 * @param sensorSwapped whether its contact's cable is
 * @param fires the door whose coil its output really releases
 * @param tells the door of whose contact its input really tells
 * @param contents the labels of the parcels in it
 * @param pulses what its coil got, oldest first
 */
record DoorView(
        String id,
        CabinetLayout.Place place,
        boolean open,
        boolean contact,
        Trouble trouble,
        boolean lockSwapped,
        boolean sensorSwapped,
        String fires,
        String tells,
        List<String> contents,
        List<PulseView> pulses) {
    /**
     * A pulse.
     *
     * @param nanos the moment it began, as {@link System#nanoTime()} tells it
     * @param epochMicros the same moment as wall time
     * @param heldMillis how long
     */
    record PulseView(long nanos, long epochMicros, long heldMillis) {}

    /**
     * A look at one.
     *
     * @param names of the doors at the channels of its board
     */
    static DoorView of(CabinetLayout.Place place, Plant plant, Timeline time, IntFunction<String> names) {
        int channel = place.channel();
        List<PulseView> pulses = plant.pulses().stream()
                .filter(pulse -> pulse.channel() == channel)
                .map(pulse ->
                        new PulseView(pulse.nanos(), time.epochMicros(pulse.nanos()), pulse.heldNanos() / 1_000_000))
                .toList();
        return new DoorView(
                place.id(),
                place,
                plant.isOpen(channel),
                plant.contact(channel),
                plant.trouble(channel),
                !plant.isLockStraight(channel),
                !plant.isSensorStraight(channel),
                names.apply(plant.lockOf(channel)),
                names.apply(plant.sensorOf(channel)),
                plant.contents(channel),
                pulses);
    }
}
