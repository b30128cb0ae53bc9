package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.runtime.HandClock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.MemoryStore;
import parcellocker.agent.runtime.Screen;

/**
 * The real rules in the real loop behind a screen that somebody touches as they like, with doors that spring, stick and shut by
 * chance. After every turn it asks what may never be otherwise: a door is fired only for an opening that is on disk, one at a
 * time, and no parcel lies in a compartment that is believed empty.
 */
public final class LiveLocker {
    private final HandClock clock = new HandClock();
    private final GlassVault vault = new GlassVault();
    private final GlassWorkshop workshop = new GlassWorkshop();
    private final MemoryStore store;
    private final Loop loop;
    private final Random chance;
    private final Cabinet cabinet;
    private final SortedMap<CompartmentId, Door> doors = new TreeMap<>();
    private final SortedSet<String> kinds = new TreeSet<>();
    private final List<Effect.Pulse> unanswered = new ArrayList<>();
    private int pulses;

    public LiveLocker(Cabinet cabinet, Screen screen, long seed) {
        this.cabinet = cabinet;
        this.chance = new Random(seed);
        this.store = new MemoryStore(Book.empty(cabinet));
        Setup setup = new Setup("live", cabinet, Profile.standard(ConsentPolicy.ATTEST));
        this.loop = new Loop(setup, new Loop.World(clock, store, this::pulsed, vault, screen, () -> {}, workshop));
        give(new Input.Started("test"));
        cabinet.ids().forEach(id -> sees(id, new Door(Level.CLOSED, Door.NEVER, Door.NEVER, clock.uptime())));
        pass(300_000);
        give(new Input.Directed(
                1,
                new Input.Directive.ListCouriers(
                        List.of(People.courier("li", true), People.courier("wu", true), caretaker()))));
        for (int n = 1; n <= 40; n++) {
            announce(n);
        }
    }

    private static Courier caretaker() {
        return new Courier(new CourierId("ma"), Role.CARETAKER, "B-MA", GlassVault.verifier(People.PIN), true);
    }

    private void announce(int n) {
        Announcement parcel = new Announcement(
                new Waybill(waybill(n)),
                new PersonRef("person-1"),
                Optional.of(Basis.RECIPIENT_PARCEL).filter(asked -> n % 3 != 0),
                Optional.of(List.of(Size.values()).get(n % 3)).filter(known -> n % 2 == 0));
        give(new Input.Directed(
                n + 1,
                new Input.Directive.Announce(List.of(new Input.Announced(parcel, new Sealed("p-" + n, "jwe"))))));
    }

    public static String waybill(int n) {
        return "JD%05d".formatted(n);
    }

    /** One turn, and whatever the vault answers to it. */
    public void give(Input input) {
        turn(input);
        for (Optional<Effect.Ask> ask = vault.next(); ask.isPresent(); ask = vault.next()) {
            turn(vault.answer(ask.get()));
        }
        for (Optional<Effect.Service> ask = workshop.next(); ask.isPresent(); ask = workshop.next()) {
            turn(workshop.answer(ask.get()));
        }
    }

    private void turn(Input input) {
        int before = pulses;
        loop.turn(input);
        kinds.add(page().getClass().getSimpleName());
        assertThat(pulses - before).as("pulses in one turn").isLessThanOrEqualTo(1);
        assertThat(store.load())
                .as("what is decided is on disk")
                .isEqualTo(loop.locker().book());
        assertThat(loop.locker().book().openings().values().stream()
                        .filter(opening -> opening.state().isPending()))
                .as("doors being opened")
                .hasSizeLessThanOrEqualTo(1);
        for (Delivery delivery : loop.locker().book().deliveries().values()) {
            boolean inside = delivery.state() == Delivery.State.STORED || delivery.state() == Delivery.State.REFUSED;
            assertThat(inside && custody(delivery.compartment()) instanceof Custody.Empty)
                    .as("%s is forgotten in %s", delivery.id(), delivery.compartment())
                    .isFalse();
        }
    }

    private Custody custody(CompartmentId id) {
        return loop.locker().book().custody(id);
    }

    private void pulsed(Effect.Pulse pulse) {
        Opening onDisk = store.load().openings().get(pulse.opening());
        assertThat(onDisk.state()).as("a pulse follows its commit").isEqualTo(Opening.State.AUTHORISED);
        assertThat(onDisk.compartment()).as("the door that was authorised").isEqualTo(pulse.compartment());
        pulses++;
        unanswered.add(pulse);
    }

    public void pass(long millis) {
        long until = clock.uptime() + millis;
        OptionalLong due = loop.nextDeadline();
        while (due.isPresent() && due.getAsLong() <= until) {
            clock.passes(Math.max(0, due.getAsLong() - clock.uptime()));
            give(new Input.Tick());
            due = loop.nextDeadline();
        }
        clock.passes(until - clock.uptime());
    }

    /** What locks and hands do meanwhile. */
    public void doorsMove() {
        for (Effect.Pulse pulse : List.copyOf(unanswered)) {
            unanswered.remove(pulse);
            Input.PulseReport.Outcome outcome =
                    chance.nextInt(12) == 0 ? Input.PulseReport.Outcome.NOT_SENT : Input.PulseReport.Outcome.ANSWERED;
            give(new Input.PulseReport(pulse.opening(), outcome, clock.uptime()));
            if (outcome == Input.PulseReport.Outcome.ANSWERED && chance.nextInt(8) > 0) {
                moves(pulse.compartment(), Level.OPEN);
            }
            return;
        }
        for (CompartmentId id : cabinet.ids()) {
            if (door(id).level() == Level.OPEN && chance.nextInt(3) == 0) {
                moves(id, Level.CLOSED);
            }
        }
    }

    /** The lock that was fired last lets its door go, as it should. */
    public CompartmentId springs() {
        Effect.Pulse pulse = unanswered.removeLast();
        give(new Input.PulseReport(pulse.opening(), Input.PulseReport.Outcome.ANSWERED, clock.uptime()));
        moves(pulse.compartment(), Level.OPEN);
        return pulse.compartment();
    }

    /** The lock that was fired last answers, and its door is read shut: it is stuck. */
    public void sticks() {
        Effect.Pulse pulse = unanswered.removeLast();
        give(new Input.PulseReport(pulse.opening(), Input.PulseReport.Outcome.ANSWERED, clock.uptime()));
        pass(1_000);
        Door was = door(pulse.compartment());
        sees(pulse.compartment(), new Door(Level.CLOSED, was.openedAt(), was.closedAt(), clock.uptime()));
        pass(3_000);
    }

    public void shuts(CompartmentId id) {
        moves(id, Level.CLOSED);
    }

    public Book book() {
        return loop.locker().book();
    }

    /** The lock that was fired answers, and its door springs open. */
    public void springsNext() {
        Effect.Pulse pulse = unanswered.removeFirst();
        give(new Input.PulseReport(pulse.opening(), Input.PulseReport.Outcome.ANSWERED, clock.uptime()));
        moves(pulse.compartment(), Level.OPEN);
    }

    /** Every open door is pushed shut. */
    public void shuts() {
        for (CompartmentId id : cabinet.ids()) {
            if (door(id).level() == Level.OPEN) {
                moves(id, Level.CLOSED);
            }
        }
    }

    private void moves(CompartmentId id, Level level) {
        Door was = door(id);
        long now = clock.uptime();
        boolean opens = level == Level.OPEN;
        sees(id, new Door(level, opens ? now : was.openedAt(), opens ? was.closedAt() : now, now));
    }

    private Door door(CompartmentId id) {
        return Optional.ofNullable(doors.get(id)).orElseThrow();
    }

    private void sees(CompartmentId id, Door door) {
        doors.put(id, door);
        give(new Input.DoorSeen(id, door.level(), door.openedAt(), door.closedAt(), door.readAt()));
    }

    /** A worker's token, as the city issues it now. */
    public String token(Token.Kind kind, String who) {
        long now = clock.wallSeconds();
        return vault.issue(new Token(kind, who, "t" + chance.nextInt(1_000_000), now - 60, now + 3_600));
    }

    /** A code that opens something, if anything lies here. */
    public Optional<String> someCode() {
        List<DeliveryId> inside = loop.locker().book().deliveries().values().stream()
                .filter(delivery -> delivery.state() == Delivery.State.STORED)
                .map(Delivery::id)
                .toList();
        return inside.isEmpty() ? Optional.empty() : Optional.of(vault.code(inside.get(chance.nextInt(inside.size()))));
    }

    public static String pin() {
        return People.PIN;
    }

    public Page page() {
        return loop.locker().shown().page();
    }

    public long view() {
        return loop.locker().shown().view();
    }

    public int pulses() {
        return pulses;
    }

    /** Every kind of page that was on so far. */
    public SortedSet<String> kinds() {
        return new TreeSet<>(kinds);
    }
}
