package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.runtime.HandClock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.MemoryStore;
import parcellocker.contract.problem.Problem;

/**
 * A locker on a workbench: the real rules in the real loop, its doors, clock and vault moved by hand. At every pulse it checks
 * that the opening was on disk before, and at every page that nothing is shown before its commit.
 */
final class Rig {
    final HandClock clock = new HandClock();
    final GlassVault vault = new GlassVault();
    final GlassWorkshop workshop = new GlassWorkshop();
    final List<Effect.Pulse> pulses = new ArrayList<>();
    final List<String> diary = new ArrayList<>();
    final MemoryStore store;
    int published;
    final List<Effect.Configure> changes = new ArrayList<>();
    final List<Effect.Report> reports = new ArrayList<>();
    private Setup setup;
    private final SortedMap<CompartmentId, Door> doors = new TreeMap<>();
    private boolean vaultAnswers = true;
    private Loop loop;

    private Rig(Profile profile, Cabinet cabinet) {
        setup = new Setup("rig", cabinet, profile);
        store = new MemoryStore(Book.empty(cabinet));
        loop = boot();
    }

    /** A locker of S A01 A02, M B01, L C01, all read closed, some minutes after its start. */
    static Rig strict() {
        return new Rig(Profile.standard(ConsentPolicy.STRICT), Furniture.fourDoors()).started();
    }

    static Rig attesting() {
        return new Rig(Profile.standard(ConsentPolicy.ATTEST), Furniture.fourDoors()).started();
    }

    static Rig of(Cabinet cabinet) {
        return new Rig(Profile.standard(ConsentPolicy.STRICT), cabinet).started();
    }

    /** Caretakers may help so far. */
    static Rig caretaking(Profile.Caretaking caretaking) {
        Profile profile = Profile.standard(ConsentPolicy.STRICT).caretaking(caretaking);
        return new Rig(profile, Furniture.fourDoors()).started();
    }

    /** A courier may fill so many hundredths of a size. */
    static Rig sharing(int share) {
        Profile profile = Profile.standard(ConsentPolicy.STRICT).sharing(share);
        return new Rig(profile, Furniture.fourDoors()).started();
    }

    private Loop boot() {
        return new Loop(
                setup,
                new Loop.World(
                        clock,
                        store,
                        this::pulsed,
                        vault,
                        this::shown,
                        () -> published++,
                        workshop,
                        changes::add,
                        reports::add));
    }

    private void pulsed(Effect.Pulse pulse) {
        Opening.State onDisk = store.load().openings().get(pulse.opening()).state();
        assertThat(onDisk).as("a pulse follows its commit").isEqualTo(Opening.State.AUTHORISED);
        pulses.add(pulse);
        diary.add("pulse");
    }

    private void shown(Shown shown) {
        assertThat(loop == null ? store.load() : loop.locker().book()).isEqualTo(store.load());
        diary.add(shown.page().getClass().getSimpleName());
    }

    private Rig started() {
        gives(new Input.Started("test"));
        setup.cabinet().ids().forEach(id -> readsNothingNew(id.value()));
        passes(300_000);
        return this;
    }

    /** The power goes and comes back; doors stay as they are. */
    Rig powerCut() {
        clock.reboots();
        while (vault.next().isPresent()) {
            diary.add("forgotten");
        }
        doors.replaceAll((id, door) -> new Door(door.level(), Door.NEVER, Door.NEVER, 0));
        loop = boot();
        gives(new Input.Started("test"));
        doors.keySet().forEach(id -> readsNothingNew(id.value()));
        return this;
    }

    /** The process ends, and the next one is started with that. */
    Rig restarts(Configured started) {
        setup = setup.with(started);
        return powerCut();
    }

    /** The next process has somewhere to upload reports. */
    Rig reporting(long withinMillis) {
        setup = setup.reporting(withinMillis);
        return powerCut();
    }

    Rig vaultIsSlow() {
        vaultAnswers = false;
        return this;
    }

    Rig vaultAnswers() {
        vaultAnswers = true;
        for (Optional<Effect.Ask> ask = vault.next(); ask.isPresent(); ask = vault.next()) {
            loop.turn(vault.answer(ask.get()));
        }
        for (Optional<Effect.Service> ask = workshop.next(); ask.isPresent(); ask = workshop.next()) {
            loop.turn(workshop.answer(ask.get()));
        }
        return this;
    }

    Rig gives(Input input) {
        loop.turn(input);
        return vaultAnswers ? vaultAnswers() : this;
    }

    Rig touch(Touch touch) {
        return gives(new Input.Touched(shown().view(), touch));
    }

    Rig scan(String text) {
        return gives(new Input.Scanned(text));
    }

    /** Time goes by; every deadline on the way is kept. */
    Rig passes(long millis) {
        long until = clock.uptime() + millis;
        OptionalLong due = loop.nextDeadline();
        while (due.isPresent() && due.getAsLong() <= until) {
            clock.passes(Math.max(0, due.getAsLong() - clock.uptime()));
            gives(new Input.Tick());
            assertThat(loop.nextDeadline()).as("a deadline kept is over").isNotEqualTo(due);
            due = loop.nextDeadline();
        }
        clock.passes(until - clock.uptime());
        return this;
    }

    Rig boardSays(Input.PulseReport.Outcome outcome) {
        return gives(new Input.PulseReport(pulses.getLast().opening(), outcome, clock.uptime()));
    }

    /** The board answers and the door springs open, as it should. */
    Rig doorSprings(String id) {
        return boardSays(Input.PulseReport.Outcome.ANSWERED).opens(id);
    }

    Rig opens(String id) {
        Door door = door(id);
        return sees(id, new Door(Level.OPEN, clock.uptime(), door.closedAt(), clock.uptime()));
    }

    Rig shuts(String id) {
        Door door = door(id);
        return sees(id, new Door(Level.CLOSED, door.openedAt(), clock.uptime(), clock.uptime()));
    }

    Rig readsNothingNew(String id) {
        Door door = door(id);
        return sees(id, new Door(door.level(), door.openedAt(), door.closedAt(), clock.uptime()));
    }

    Rig goesDark(String id) {
        Door door = door(id);
        return sees(id, new Door(Level.UNKNOWN, door.openedAt(), door.closedAt(), door.readAt()));
    }

    private Rig sees(String id, Door door) {
        doors.put(new CompartmentId(id), door);
        return gives(new Input.DoorSeen(
                new CompartmentId(id), door.level(), door.openedAt(), door.closedAt(), door.readAt()));
    }

    private Door door(String id) {
        return doors.getOrDefault(new CompartmentId(id), new Door(Level.CLOSED, Door.NEVER, Door.NEVER, 0));
    }

    Locker locker() {
        return loop.locker();
    }

    Session session() {
        return loop.locker().session();
    }

    Book book() {
        return loop.locker().book();
    }

    Shown shown() {
        return loop.locker().shown();
    }

    Page page() {
        return shown().page();
    }

    Custody custody(String id) {
        return book().custody(new CompartmentId(id));
    }

    Optional<BlockReason> blocked(String id) {
        return book().compartments().get(new CompartmentId(id)).blocked();
    }

    /** The delivery of that waybill, which must be here. */
    Delivery delivery(String waybill) {
        return book().deliveries().values().stream()
                .filter(delivery -> delivery.waybills().contains(new Waybill(waybill)))
                .findFirst()
                .orElseThrow();
    }

    Opening.State opening(String id) {
        return book().openingOf(new CompartmentId(id)).orElseThrow().state();
    }

    Entry lastEntry() {
        return store.entries().getLast();
    }

    void isRefused(Problem problem) {
        assertThat(page())
                .isInstanceOfSatisfying(
                        Page.Refusal.class, page -> assertThat(page.problem()).isEqualTo(problem));
    }
}
