package parcellocker.sim.bench.plan;

import java.util.List;

/**
 * How a plan went.
 *
 * @param lines one a step, in order
 * @param millis from the first step to the last
 */
public record Result(Plan plan, List<Line> lines, long millis) {
    public enum Verdict {
        PASSED,
        FAILED,
        /** A step before it failed. */
        NOT_RUN
    }

    /**
     * One step.
     *
     * @param seen what was found instead; empty unless it failed
     */
    public record Line(Step step, Verdict verdict, String seen, long millis) {}

    public Result {
        lines = List.copyOf(lines);
    }

    public boolean hasPassed() {
        return lines.stream().allMatch(line -> line.verdict() == Verdict.PASSED);
    }

    /** How many steps ended so. */
    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
