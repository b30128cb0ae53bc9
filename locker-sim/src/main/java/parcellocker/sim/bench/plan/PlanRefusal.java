package parcellocker.sim.bench.plan;

import java.util.List;

/** A plan's file has mistakes: all of them, each with the step it is in and what would be right. */
public final class PlanRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    PlanRefusal(String name, List<String> mistakes) {
        super("plan " + name + ":\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
