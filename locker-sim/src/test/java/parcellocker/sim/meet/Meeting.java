package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.OpeningId;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Faults;
import parcellocker.sim.board.Supply;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;

/** A cabinet of virtual boards, and the agent's drivers before it, in virtual time. What they tell is held against the steel. */
final class Meeting {
    static final long MILLI = 1_000_000;
    private static final long GAP_MILLIS = 300;
    private static final long SEND_WITHIN_MILLIS = 5_000;

    final VirtualTime time = new VirtualTime(0);
    final Supply supply = new Supply(time);
    final Watcher watcher = new Watcher(time);
    final LockBoards drivers;
    final Cabinet cabinet;
    private final List<Cable> cables = new ArrayList<>();
    private final List<Stand> stands = new ArrayList<>();
    private final Drive drive;
    private long openings;

    /** So many boards of a make on one line. */
    record Rail(Make make, int boards) {}

    /**
     * What is built.
     *
     * @param oneSupply whether the agent knows that all lines hang on one supply; they do
     */
    record Plan(List<Rail> rails, WireSettings.Echo echo, boolean oneSupply) {
        static Plan of(Make make, int boards) {
            return new Plan(List.of(new Rail(make, boards)), WireSettings.Echo.NONE, true);
        }

        Plan stripped() {
            return new Plan(rails, WireSettings.Echo.STRIP, oneSupply);
        }
    }

    Meeting(Plan plan) {
        this(plan, (supply, time) -> Gate.NONE);
    }

    /** What switches the coils' supply. */
    interface Gating {
        Gate gate(Supply supply, VirtualTime time);
    }

    Meeting(Plan plan, Gating gating) {
        Chance chance = new Chance(41);
        CoilSupply shared = new CoilSupply(GAP_MILLIS, gating.gate(supply, time));
        List<LockBoards.WiredLine> wired = new ArrayList<>();
        for (Rail rail : plan.rails()) {
            Cable cable = new Cable(time, rail.make().baud(), chance.fork("cable " + cables.size()));
            cables.add(cable);
            List<Stand> mine = new ArrayList<>();
            for (int i = 0; i < rail.boards(); i++) {
                mine.add(new Stand(this, cable, rail.make(), stands.size() + i, i + 1));
            }
            stands.addAll(mine);
            if (plan.echo() == WireSettings.Echo.STRIP) {
                mine.forEach(stand -> inject(stand, new BoardFault.Echo()));
            }
            CoilSupply coils = plan.oneSupply() ? shared : new CoilSupply(GAP_MILLIS);
            wired.add(new LockBoards.WiredLine(
                    new Line.Wiring("l" + cables.size(), cable::open, new WireSettings(5, plan.echo()), coils),
                    Pace.standard(),
                    mine.stream().map(Stand::wired).toList()));
        }
        cabinet = Cabinet.of(
                stands.stream().flatMap(stand -> stand.compartments().stream()).toList());
        drivers = new LockBoards(cabinet, wired, watcher::hear, () -> time.nanos() / MILLI);
        drive = new Drive(time, drivers);
        for (int i = 0; i < cables.size(); i++) {
            drive.add(drivers.lines().get(i), cables.get(i)::open);
        }
        pass(3_000);
        assertAllTrue();
    }

    Stand board(int number) {
        return stands.get(number - 1);
    }

    Cable cable() {
        return cables.getFirst();
    }

    Cable cable(int number) {
        return cables.get(number - 1);
    }

    /** Lets so much time pass, and a turn of a line that is under way then end. */
    void pass(long millis) {
        boolean[] over = {false};
        time.after(millis * MILLI, () -> over[0] = true);
        while (!over[0]) {
            time.step();
        }
    }

    /** An authorised opening; answers once its report must be there. */
    Outcome ask(Stand stand, int channel) {
        OpeningId opening = offer(stand, channel);
        pass(SEND_WITHIN_MILLIS);
        return watcher.outcome(opening);
    }

    /**
     * What the first line has begun, and not ended, at this moment: 1 if it has asked something and waits, else 0.
     */
    int underWay() {
        OptionalLong turn = drive.turnBegan(0);
        List<Long> writes = cable().writes();
        return turn.isPresent() && !writes.isEmpty() && writes.getLast() >= turn.getAsLong() ? 1 : 0;
    }

    /** The same without waiting. */
    OpeningId offer(Stand stand, int channel) {
        OpeningId opening = new OpeningId(String.format(Locale.ROOT, "%016x", ++openings));
        stand.isAsked(channel);
        drivers.pulse(new Effect.Pulse(opening, stand.door(channel), time.nanos() / MILLI + SEND_WITHIN_MILLIS));
        drive.wake();
        return opening;
    }

    /** What the core wants fired. */
    void pulse(Effect.Pulse pulse) {
        drivers.pulse(pulse);
        drive.wake();
    }

    /** The doors that stand open. */
    List<CompartmentId> open() {
        return stands.stream().flatMap(stand -> stand.open().stream()).toList();
    }

    void shutAll() {
        stands.forEach(Stand::shutAll);
    }

    void inject(Stand stand, BoardFault fault) {
        stand.board().faults().inject(fault, Faults.FOR_EVER);
    }

    long count(Stand stand, Fault... faults) {
        return Stream.of(faults)
                .mapToLong(fault -> drivers.counters(stand.id()).of(fault))
                .sum();
    }

    Level told(Stand stand, int channel) {
        return watcher.told(stand.door(channel));
    }

    /** Every door of boards that answer is told as it is; none was ever told otherwise. */
    void assertAllTrue() {
        stands.forEach(this::assertTrue);
    }

    void assertTrue(Stand stand) {
        assertNoLie();
        assertThat(watcher.isReachable(stand.id())).as(stand.id() + " answers").isTrue();
        for (CompartmentId door : stand.doors()) {
            assertThat(watcher.told(door)).as("%s", door).isEqualTo(watcher.really(door));
        }
    }

    void assertUnknown(Stand stand) {
        assertNoLie();
        assertThat(watcher.isReachable(stand.id())).as(stand.id() + " answers").isFalse();
        for (CompartmentId door : stand.doors()) {
            assertThat(watcher.told(door)).as("%s", door).isEqualTo(Level.UNKNOWN);
        }
    }

    void assertNoLie() {
        assertThat(watcher.wrong()).as("levels that were not the steel's").isEmpty();
    }

    /** No coil got a pulse that was not asked for, none two for one ask. */
    void assertOnlyAsked() {
        stands.forEach(Stand::assertOnlyAsked);
    }

    /** After any fault: heals everything, and all is as if it had never been. */
    void recovers() {
        stands.forEach(Stand::heal);
        cables.forEach(cable -> {
            cable.noise(0);
            cable.plug(true);
        });
        supply.switched(true);
        supply.weak(false);
        pass(8_000);
        assertAllTrue();
        for (Stand stand : stands) {
            int last = stand.make().channels();
            long before = stand.fired(last);
            ask(stand, last);
            assertThat(stand.fired(last) - before)
                    .as("pulses of %s", stand.door(last))
                    .isEqualTo(1);
            assertThat(told(stand, last)).isEqualTo(Level.OPEN);
            assertThat(stand.plant().pushShut(last)).as("its coil is off").isTrue();
        }
        pass(1_500);
        assertAllTrue();
    }
}
