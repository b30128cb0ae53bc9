package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.OpeningId;

/** The steel box in truth. The oracles read this, never what the locker believes. */
final class Plant {

    /**
     * A bolt's coil was fired.
     *
     * @param opening for which, where the way to the coil tells
     * @param stray the frame that fired it was damaged on the line or sent by somebody else: no locker can help it
     */
    record Fired(CompartmentId compartment, Optional<OpeningId> opening, boolean stray, long at) {}

    private final SortedMap<CompartmentId, Bay> bays = new TreeMap<>();
    private final List<Fired> fired = new ArrayList<>();
    private final Timeline time;
    private final Trace trace;
    private final Faults faults;
    private final Chance chance;
    private Consumer<Bay> watcher = bay -> {};
    private long rubbish;

    Plant(Cabinet cabinet, Timeline time, Faults faults, Trace trace, Chance chance) {
        this.time = time;
        this.trace = trace;
        this.faults = faults;
        this.chance = chance;
        cabinet.compartments().forEach((id, built) -> bays.put(id, new Bay(built)));
    }

    /** Who is told that a door or a contact changed. */
    void watch(Consumer<Bay> by) {
        watcher = by;
    }

    Bay bay(CompartmentId id) {
        Bay bay = bays.get(id);
        if (bay == null) {
            throw new IllegalArgumentException("no bay " + id);
        }
        return bay;
    }

    List<Bay> bays() {
        return List.copyOf(bays.values());
    }

    List<Fired> fired() {
        return fired;
    }

    /** Current through the coil of one lock. */
    void fire(CompartmentId id, Optional<OpeningId> opening) {
        fire(new Fired(id, opening, false, time.now()));
    }

    void fire(Fired by) {
        CompartmentId id = by.compartment();
        trace.line("coil", by);
        fired.add(by);
        Bay bay = bay(id);
        if (faults.strikes(Fault.JAM, 0.6)) {
            return;
        }
        long delay = chance.between(30, 250);
        if (faults.strikes(Fault.LATE_OPENING, 0.4)) {
            delay = chance.happens(0.5) ? chance.between(3_100, 9_000) : chance.between(9_000, 150_000);
        }
        time.in(delay, () -> open(bay, "springs"));
    }

    void open(Bay bay, String how) {
        if (bay.isOpen()) {
            return;
        }
        trace.line("door", bay.id() + " opens: " + how);
        bay.open(time.now());
        flicker(bay);
        watcher.accept(bay);
    }

    void close(Bay bay, String how) {
        if (!bay.isOpen()) {
            return;
        }
        trace.line("door", bay.id() + " closes: " + how + " " + bay.things());
        bay.close(time.now());
        flicker(bay);
        watcher.accept(bay);
    }

    void contactChanged(Bay bay) {
        watcher.accept(bay);
    }

    Thing newRubbish() {
        return Thing.rubbish(String.valueOf(++rubbish));
    }

    private void flicker(Bay bay) {
        if (faults.strikes(Fault.BOUNCE, 0.3)) {
            bay.flicker(time.now() + chance.between(50, 400));
        }
    }
}
