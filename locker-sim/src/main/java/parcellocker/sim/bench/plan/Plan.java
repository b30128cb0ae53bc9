package parcellocker.sim.bench.plan;

import java.util.List;

/**
 * A trial that can be repeated: steps, faults and expectations.
 *
 * @param name of the file, without its ending
 * @param title one line for a list
 * @param why what a technician learns from it
 */
public record Plan(String name, String title, String why, List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
