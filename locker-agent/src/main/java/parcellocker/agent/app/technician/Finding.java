package parcellocker.agent.app.technician;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;

/**
 * Something that is wired wrong or broken.
 *
 * @param doors those it is about, the first one first
 * @param remedy what to do, in plain words
 */
public record Finding(Problem problem, List<CompartmentId> doors, String remedy) {
    public Finding {
        doors = List.copyOf(doors);
    }

    static Finding of(Problem problem, String remedy, CompartmentId... doors) {
        return new Finding(problem, List.of(doors), remedy);
    }

    boolean isAbout(CompartmentId door) {
        return doors.contains(door);
    }

    /** One line for a person. */
    public String line() {
        String names = doors.stream().map(CompartmentId::value).collect(Collectors.joining(", "));
        return Stream.of(problem.code(), names + ":", remedy).collect(Collectors.joining(" "));
    }
}
