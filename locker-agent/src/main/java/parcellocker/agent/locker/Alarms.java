package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.contract.problem.Problem;

/** What is wrong with a locker now, by number, with the places it is wrong at: what a technician came for. */
public final class Alarms {
    private Alarms() {}

    /** Every number that can be among them. Each has a text of its own for technicians. */
    public static List<Problem> kinds() {
        Stream<Problem> modes =
                Stream.of(Mode.values()).filter(mode -> mode != Mode.RECOVERING).map(Mode::problem);
        Stream<Problem> blocked = Stream.of(BlockReason.values()).map(Alarms::problem);
        Stream<Problem> others = Stream.of(
                Problem.BOARD_UNREACHABLE, Problem.CONTENT_UNCERTAIN, Problem.DOOR_FAILING, Problem.LINK_LOST);
        return Stream.of(modes, blocked, others)
                .flatMap(problems -> problems)
                .distinct()
                .sorted()
                .toList();
    }

    static List<Page.Alarm> now(Turn turn) {
        SortedMap<Problem, List<String>> where = new TreeMap<>();
        Modes.inForce(turn.locker(), turn.now()).stream()
                .filter(mode -> mode != Mode.RECOVERING)
                .forEach(mode -> add(where, mode.problem(), List.of()));
        if (!turn.session().online()) {
            add(where, Problem.LINK_LOST, List.of());
        }
        add(where, Problem.BOARD_UNREACHABLE, Technicians.silent(turn));
        for (CompartmentId id : turn.setup().cabinet().ids()) {
            ofDoor(turn, id).forEach(problem -> add(where, problem, List.of(id.value())));
        }
        return where.entrySet().stream()
                .filter(alarm -> alarm.getKey() != Problem.BOARD_UNREACHABLE
                        || !alarm.getValue().isEmpty())
                .map(Alarms::alarm)
                .toList();
    }

    private static Page.Alarm alarm(Map.Entry<Problem, List<String>> alarm) {
        return new Page.Alarm(alarm.getKey(), alarm.getValue());
    }

    private static List<Problem> ofDoor(Turn turn, CompartmentId id) {
        List<Problem> problems = new ArrayList<>();
        CompartmentState state = turn.book().compartments().get(id);
        state.blocked().ifPresent(reason -> problems.add(problem(reason)));
        boolean isLeft = turn.session().sensed().toBeShut().has(id);
        if (isLeft && !problems.contains(Problem.DOOR_LEFT_OPEN)) {
            problems.add(Problem.DOOR_LEFT_OPEN);
        }
        if (state.custody() instanceof Custody.Uncertain) {
            problems.add(Problem.CONTENT_UNCERTAIN);
        }
        if (turn.locker().sign(id).isPresent()) {
            problems.add(Problem.DOOR_FAILING);
        }
        return problems;
    }

    private static Problem problem(BlockReason reason) {
        return switch (reason) {
            case FAILED_THRICE -> Problem.DOOR_NOT_OPENED;
            case LEFT_OPEN -> Problem.DOOR_LEFT_OPEN;
            case ALREADY_OPEN -> Problem.DOOR_ALREADY_OPEN;
            case BROKEN, DIRTY, STAFF -> Problem.COMPARTMENT_BLOCKED;
        };
    }

    private static void add(SortedMap<Problem, List<String>> where, Problem problem, Collection<String> places) {
        List<String> all = new ArrayList<>(where.getOrDefault(problem, Collections.emptyList()));
        all.addAll(places);
        where.put(problem, all);
    }
}
