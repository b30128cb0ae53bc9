package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.bench.CabinetLayout;
import parcellocker.sim.bench.plan.Plan;
import parcellocker.sim.bench.plan.PlanFile;
import parcellocker.sim.bench.plan.Result;

class PanelTest {
    @TempDir
    private Path data;

    @Test
    void a_shipped_plan_passes_on_the_real_agent_before_virtual_boards() throws Exception {
        Plan plan = PlanFile.shipped("jammed-door");
        List<String> seen = new ArrayList<>();
        Result result = Panel.play(plan, data, "demo-24", line -> seen.add(line.verdict() + " " + line.seen()));
        assertThat(result.hasPassed()).as("%s", seen).isTrue();
        assertThat(seen).hasSameSizeAs(plan.steps());
    }

    @Test
    void a_layout_gets_a_line_for_each_family_and_for_addresses_that_would_meet() {
        assertThat(Harness.of(CabinetLayout.read("hardware/cabinets/cold-36.yaml"))
                        .runs())
                .containsExactly(
                        new Harness.Run("main", 9_600, List.of("b1")), new Harness.Run("line2", 19_200, List.of("k1")));
        assertThat(Harness.of(CabinetLayout.read("hardware/cabinets/street-84.yaml"))
                        .runs())
                .extracting(Harness.Run::boards)
                .containsExactly(List.of("b1", "b2"), List.of("b3", "b4"));
    }
}
