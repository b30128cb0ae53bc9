package parcellocker.agent.app.technician;

import java.util.Optional;
import parcellocker.contract.problem.Problem;

/** One line of a table that passes or fails. */
public record Check(String name, Optional<Problem> problem, String detail) {
    public static Check pass(String name, String detail) {
        return new Check(name, Optional.empty(), detail);
    }

    public static Check fail(String name, Problem problem, String detail) {
        return new Check(name, Optional.of(problem), detail);
    }

    public boolean isPassed() {
        return problem.isEmpty();
    }

    /** For a person. */
    public String line() {
        String verdict = problem.map(why -> "FAIL " + why.code()).orElse("PASS        ");
        return String.format("%-13s %-28s %s", verdict, name, detail).stripTrailing();
    }
}
