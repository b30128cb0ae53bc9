package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
        Result result = Panel.play(
                plan, data, LayoutChoice.of("demo-24"), line -> seen.add(line.verdict() + " " + line.seen()));
        assertThat(result.hasPassed()).as("%s", seen).isTrue();
        assertThat(seen).hasSameSizeAs(plan.steps());
    }

    @Test
    void the_wrong_button_at_the_wrong_moment_is_answered_in_words() throws Exception {
        LayoutChoice layout = LayoutChoice.of("demo-24");
        Panel panel = new Panel(data, layout);
        try (Stand stand = new Stand(data.resolve("stand"), layout, 0, panel::routes)) {
            Http page = new Http(stand.page(), "");
            assertThatThrownBy(() -> page.order("/api/panel/agent/stop", Map.of()))
                    .hasMessageContaining("the bench is still starting");
            panel.attach(stand);
            assertThatThrownBy(() -> page.order("/api/panel/plans/nope", Map.of()))
                    .hasMessageContaining("there is no plan nope, only [");
            page.order("/api/panel/agent/kill", Map.of());
            assertThatThrownBy(() -> page.order("/api/panel/collect", Map.of("waybill", "SF1")))
                    .hasMessageContaining("the agent does not run, the screen is dark: start it first");
            assertThatThrownBy(() -> new Touchscreen(stand.screen()).screen())
                    .hasMessageContaining("nobody answers there");
            page.order("/api/panel/agent/start", Map.of());
            AtomicReference<JsonNode> first = new AtomicReference<>();
            Thread courier = Thread.ofVirtual()
                    .start(() ->
                            first.set(page.order("/api/panel/deposit", Map.of("waybill", "SF10000001", "size", "S"))));
            Touchscreen screen = new Touchscreen(stand.screen());
            Await.until(
                    "somebody is at the screen",
                    Duration.ofSeconds(30),
                    () -> !screen.screen().path("page").asText().equals("Home"));
            assertThatThrownBy(() -> page.order("/api/panel/collect", Map.of("waybill", "SF1")))
                    .hasMessageContaining("somebody is still at the screen");
            courier.join();
            assertThat(first.get().path("done").asBoolean()).isTrue();
        }
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
