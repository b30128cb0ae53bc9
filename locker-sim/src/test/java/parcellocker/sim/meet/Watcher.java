package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.OpeningId;
import parcellocker.sim.board.Plant;
import parcellocker.sim.clockwork.VirtualTime;

/** Hears what the boards tell the locker, and holds each level against the steel at the moment it is told. */
final class Watcher {
    /** A level is told after two readings; a board that is late by less than its second chance adds one wait. */
    private static final long SETTLES_NANOS = 1_500_000_000L;

    private final VirtualTime time;
    private final Map<CompartmentId, Steel> steel = new TreeMap<>();
    private final Map<CompartmentId, Input.DoorSeen> doors = new TreeMap<>();
    private final Map<BoardId, Boolean> reachable = new TreeMap<>();
    private final Map<OpeningId, List<Input.PulseReport.Outcome>> reports = new TreeMap<>();
    private final Set<CompartmentId> liars = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private Consumer<Input> listener = input -> {};

    /** A door as it really is. */
    private final class Steel {
        private final Plant plant;
        private final int channel;
        private boolean isOpen;
        private long movedAt = Long.MIN_VALUE / 2;

        Steel(Plant plant, int channel) {
            this.plant = plant;
            this.channel = channel;
            plant.watch(moved -> look());
        }

        private void look() {
            if (plant.isOpen(channel) != isOpen) {
                isOpen = !isOpen;
                movedAt = time.nanos();
            }
        }

        Level level() {
            return plant.isOpen(channel) ? Level.OPEN : Level.CLOSED;
        }

        boolean wasLately(Level told) {
            return told == level() || time.nanos() - movedAt <= SETTLES_NANOS;
        }
    }

    Watcher(VirtualTime time) {
        this.time = time;
    }

    void watch(CompartmentId id, Plant plant, int channel) {
        steel.put(id, new Steel(plant, channel));
    }

    /** Lets somebody know what is known now, and whatever is heard from now on. */
    void passOn(Consumer<Input> to) {
        listener = to;
        reachable.forEach((board, answers) -> to.accept(new Input.BoardSeen(board, answers)));
        doors.values().forEach(to);
    }

    boolean hear(Input input) {
        listener.accept(input);
        if (input instanceof Input.DoorSeen seen) {
            doors.put(seen.compartment(), seen);
            boolean isLie = seen.level() != Level.UNKNOWN
                    && !steelOf(seen.compartment()).wasLately(seen.level());
            if (isLie && !liars.contains(seen.compartment())) {
                wrong.add(seen.compartment() + " was told " + seen.level() + " at " + time.nanos() / 1_000_000 + " ms");
            }
        } else if (input instanceof Input.BoardSeen seen) {
            reachable.put(seen.board(), seen.reachable());
        } else if (input instanceof Input.PulseReport report) {
            reports.computeIfAbsent(report.opening(), none -> new ArrayList<>()).add(report.outcome());
        }
        return true;
    }

    /** The contact of that door does not work: no driver can know better. */
    void lies(CompartmentId id) {
        liars.add(id);
    }

    Level told(CompartmentId id) {
        Input.DoorSeen seen = doors.get(id);
        return seen == null ? Level.UNKNOWN : seen.level();
    }

    Level really(CompartmentId id) {
        return steelOf(id).level();
    }

    boolean isReachable(BoardId board) {
        return reachable.getOrDefault(board, false);
    }

    /** The one report of that opening. */
    Input.PulseReport.Outcome outcome(OpeningId opening) {
        List<Input.PulseReport.Outcome> told = reports.getOrDefault(opening, List.of());
        assertThat(told).as("reports of " + opening).hasSize(1);
        return told.getFirst();
    }

    /** Levels that were told and were not so. */
    Set<String> wrong() {
        return wrong;
    }

    private Steel steelOf(CompartmentId id) {
        Steel found = steel.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no door " + id);
        }
        return found;
    }
}
