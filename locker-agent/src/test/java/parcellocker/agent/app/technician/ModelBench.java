package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.HandClock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.MemoryStore;

/** The real core over a model plant, in virtual time. At each pulse it asks that the opening is on disk. */
final class ModelBench implements Bench {
    private static final long STEP = 50;

    final ModelPlant plant;
    final List<CompartmentId> fired = new ArrayList<>();
    final MemoryStore store;
    private final HandClock clock = new HandClock();
    private final Queue<Input> inbox = new ArrayDeque<>();
    private final Map<CompartmentId, Door> doors = new TreeMap<>();
    private final Loop loop;

    ModelBench(ModelPlant plant, String tool) {
        this(plant, new MemoryStore(Book.empty(plant.cabinet)), tool);
    }

    /** Another process on the same disk. */
    ModelBench(ModelPlant plant, MemoryStore store, String tool) {
        this.plant = plant;
        this.store = store;
        Setup setup = new Setup("model", plant.cabinet, Profile.standard(ConsentPolicy.STRICT));
        loop = new Loop(setup, new Loop.World(clock, store, this::pulsed, ask -> {}, shown -> {}, () -> {}));
        loop.turn(new Input.Started("test"));
        loop.turn(new Input.TrialsBegun(new CourierId(tool)));
        read();
    }

    private void pulsed(Effect.Pulse pulse) {
        assertThat(store.load().openings().get(pulse.opening()).state()).isEqualTo(Opening.State.AUTHORISED);
        fired.add(pulse.compartment());
        plant.fire(pulse.compartment(), clock.uptime());
        inbox.add(new Input.PulseReport(pulse.opening(), Input.PulseReport.Outcome.ANSWERED, clock.uptime()));
    }

    @Override
    public Locker locker() {
        return loop.locker();
    }

    @Override
    public Moment now() {
        return clock.now();
    }

    @Override
    public void give(Input input) {
        inbox.add(input);
    }

    @Override
    public boolean await(BooleanSupplier over, long millis) {
        long until = clock.uptime() + millis;
        turn();
        while (!over.getAsBoolean()) {
            if (clock.uptime() >= until) {
                return false;
            }
            clock.passes(STEP);
            plant.passesTo(clock.uptime());
            read();
            turn();
        }
        return true;
    }

    private void turn() {
        while (!inbox.isEmpty()) {
            loop.turn(inbox.remove());
        }
        OptionalLong due = loop.nextDeadline();
        if (due.isPresent() && due.getAsLong() <= clock.uptime()) {
            loop.turn(new Input.Tick());
        }
    }

    private void read() {
        long now = clock.uptime();
        for (CompartmentId id : plant.cabinet.ids()) {
            Level level = plant.reads(id);
            Door was = doors.getOrDefault(id, Door.UNREAD);
            boolean opened = was.level() == Level.CLOSED && level == Level.OPEN;
            boolean closed = was.level() == Level.OPEN && level == Level.CLOSED;
            Door is = new Door(level, opened ? now : was.openedAt(), closed ? now : was.closedAt(), now);
            doors.put(id, is);
            inbox.add(new Input.DoorSeen(id, level, is.openedAt(), is.closedAt(), now));
        }
    }
}
