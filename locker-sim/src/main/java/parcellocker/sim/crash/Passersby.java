package parcellocker.sim.crash;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.locker.Touch;
import parcellocker.agent.runtime.Clock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.store.SqliteStore;
import parcellocker.sim.clockwork.Chance;

/** The real core in the real loop, and what it needs around it to live: a clock, doors that spring open, a vault. */
final class Passersby implements Clock {
    private static final long EPOCH_MILLIS = 1_790_000_000_000L;
    private static final Door SHUT = new Door(Level.CLOSED, Door.NEVER, Door.NEVER, 0);

    private final Setup setup;
    private final Chance chance;
    private final OpenVault vault;
    private final Whim whim;
    private final SortedMap<CompartmentId, Door> doors = new TreeMap<>();
    private final ArrayDeque<Effect.Pulse> pulses = new ArrayDeque<>();
    private Loop loop;
    private long uptime;
    private long wall = EPOCH_MILLIS;

    /** Starts the first process on that store. */
    Passersby(Setup setup, Store store, Chance chance) {
        this.setup = setup;
        this.chance = chance.fork("moments");
        this.vault = new OpenVault(chance.fork("vault"));
        this.whim = new Whim(this, vault, chance.fork("whim"));
        this.loop = process(store);
        start();
    }

    /** The process ended; another starts, with the doors as they are. */
    void boot(Store store) {
        uptime = 0;
        pulses.clear();
        vault.forget();
        doors.replaceAll((id, door) -> new Door(door.level(), Door.NEVER, Door.NEVER, 0));
        loop = process(store);
        start();
    }

    private Loop process(Store store) {
        return new Loop(setup, new Loop.World(this, store, pulses::add, vault, page -> {}, () -> {}));
    }

    private void start() {
        give(new Input.Started("crash"));
        for (CompartmentId id : setup.cabinet().ids()) {
            see(id, doors.getOrDefault(id, SHUT));
        }
        pass(300_000);
    }

    /** Somebody does something, or the city does. */
    void next() {
        whim.next();
    }

    /** A checkpoint of the book as it stands. */
    void checkpoint() {
        give(new Input.CheckpointDrawn(book(), SqliteStore.state(book())));
    }

    Book book() {
        return loop.locker().book();
    }

    Page page() {
        return loop.locker().shown().page();
    }

    SortedMap<CompartmentId, Door> doors() {
        return doors;
    }

    void touch(Touch touch) {
        give(new Input.Touched(loop.locker().shown().view(), touch));
    }

    /** One turn, and what the vault says to it. */
    void give(Input input) {
        loop.turn(input);
        vault.answer().ifPresent(this::give);
    }

    /** The oldest pulse not yet told of: what became of it on the wire, and whether its door springs open. */
    void fire(Input.PulseReport.Outcome outcome, boolean springs) {
        Effect.Pulse pulse = pulses.poll();
        if (pulse != null) {
            give(new Input.PulseReport(pulse.opening(), outcome, uptime));
            if (springs) {
                open(pulse.compartment());
            }
        }
    }

    void open(CompartmentId id) {
        Door door = doors.getOrDefault(id, SHUT);
        see(id, new Door(Level.OPEN, uptime, door.closedAt(), uptime));
    }

    void shut(CompartmentId id) {
        Door door = doors.getOrDefault(id, SHUT);
        see(id, new Door(Level.CLOSED, door.openedAt(), uptime, uptime));
    }

    private void see(CompartmentId id, Door door) {
        Door read = new Door(door.level(), door.openedAt(), door.closedAt(), uptime);
        doors.put(id, read);
        give(new Input.DoorSeen(id, read.level(), read.openedAt(), read.closedAt(), read.readAt()));
    }

    /** Time goes by; every deadline on the way is kept. */
    void pass(long millis) {
        long until = uptime + millis;
        OptionalLong due = loop.nextDeadline();
        while (due.isPresent() && due.getAsLong() <= until) {
            goOn(Math.max(0, due.getAsLong() - uptime));
            give(new Input.Tick());
            due = loop.nextDeadline();
        }
        goOn(until - uptime);
    }

    private void goOn(long millis) {
        uptime += millis;
        wall += millis;
    }

    @Override
    public Moment now() {
        String fresh = String.format(
                Locale.ROOT, "%016x%016x%016x%016x", chance.bits(), chance.bits(), chance.bits(), chance.bits());
        return new Moment(uptime, wall, Quality.TRUSTED, fresh);
    }
}
