package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.problem.Problem;

/** One opening of one compartment for a tool, through the core as every opening, and what all contacts did meanwhile. */
final class Trial {
    /** A board is asked thrice before it counts as silent. */
    private static final long BOARDS_MILLIS = 10_000;
    /** An opening is over so soon after its commit, even if nothing answers; with time to spare. */
    private static final long OVER_MILLIS = 15_000;
    /** One that a contact leaves open is LEFT_OPEN after two minutes; until then no other may begin. */
    private static final long BUSY_MILLIS = 150_000;
    /** A second door, fired by the same pulse, is seen within some readings of the first. */
    private static final long SETTLES_MILLIS = 600;

    private final Bench bench;

    Trial(Bench bench) {
        this.bench = bench;
    }

    /** How a contact moved. */
    enum Way {
        TO_OPEN,
        TO_CLOSED
    }

    /**
     * What came of it.
     *
     * @param refused why nothing was fired
     * @param state how the opening went; empty if it was refused
     * @param contacts that moved, as they are configured
     * @param answer of a door whose own contact showed it open, or that stayed shut
     */
    record Outcome(
            Optional<Problem> refused,
            Optional<Opening.State> state,
            Map<CompartmentId, Way> contacts,
            Optional<DoorHealth.Answer> answer) {
        static Outcome refused(Problem why) {
            return new Outcome(Optional.of(why), Optional.empty(), new TreeMap<>(), Optional.empty());
        }

        boolean hasOpened() {
            return state.filter(now -> now == Opening.State.OPEN || now == Opening.State.CLOSED)
                    .isPresent();
        }
    }

    /** Waits until every contact was read; those of a board that does not answer never are. */
    void awaitRead() throws InterruptedException {
        bench.await(() -> doors().values().stream().noneMatch(door -> door.level() == Level.UNKNOWN), BOARDS_MILLIS);
    }

    /** Fires that lock once, if it may, and waits until the opening has gone well or failed. */
    Outcome open(CompartmentId where, boolean saidShut) throws InterruptedException {
        bench.await(() -> !isBusy(where), BUSY_MILLIS);
        Optional<Problem> refused = bench.locker().trialRefusal(where, bench.now());
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        Map<CompartmentId, Door> before = doors();
        Optional<OpeningId> former = latest(where).map(Opening::id);
        bench.give(new Input.TrialWanted(where, saidShut));
        boolean isOver = bench.await(() -> isOver(where, former), OVER_MILLIS);
        if (!isOver) {
            return Outcome.refused(Problem.BUSY);
        }
        bench.await(() -> false, SETTLES_MILLIS);
        List<DoorHealth.Answer> answers = bench.locker().health(where).answers();
        return new Outcome(
                Optional.empty(),
                latest(where).map(Opening::state),
                moved(before),
                answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast()));
    }

    private boolean isBusy(CompartmentId where) {
        return bench.locker().trialRefusal(where, bench.now()).equals(Optional.of(Problem.COMPARTMENT_BUSY));
    }

    private boolean isOver(CompartmentId where, Optional<OpeningId> former) {
        return latest(where)
                .filter(opening -> !former.equals(Optional.of(opening.id())))
                .filter(opening -> opening.state() != Opening.State.AUTHORISED)
                .isPresent();
    }

    private Optional<Opening> latest(CompartmentId where) {
        return bench.locker().book().openingOf(where);
    }

    /** All doors as last read. */
    Map<CompartmentId, Door> doors() {
        Map<CompartmentId, Door> doors = new TreeMap<>();
        for (CompartmentId id : bench.locker().setup().cabinet().ids()) {
            doors.put(id, bench.locker().door(id));
        }
        return doors;
    }

    /** Every contact that moved since, by the first way it went: a door that springs back has moved both ways. */
    private Map<CompartmentId, Way> moved(Map<CompartmentId, Door> before) {
        Map<CompartmentId, Way> moved = new TreeMap<>();
        before.forEach((id, was) -> {
            Door is = bench.locker().door(id);
            if (was.level() == Level.CLOSED && is.openedAt() > was.openedAt()) {
                moved.put(id, Way.TO_OPEN);
            } else if (was.level() == Level.OPEN && is.closedAt() > was.closedAt()) {
                moved.put(id, Way.TO_CLOSED);
            }
        });
        return moved;
    }

    /** Waits until each contact reads again as it did before; the doors that do not in time. */
    List<CompartmentId> awaitBack(Map<CompartmentId, Door> before, long millis) throws InterruptedException {
        boolean isBack = bench.await(() -> notBack(before).isEmpty(), millis);
        return isBack ? List.of() : notBack(before);
    }

    private List<CompartmentId> notBack(Map<CompartmentId, Door> before) {
        List<CompartmentId> open = new ArrayList<>();
        before.forEach((id, was) -> {
            if (bench.locker().door(id).level() != was.level()) {
                open.add(id);
            }
        });
        return open;
    }
}
