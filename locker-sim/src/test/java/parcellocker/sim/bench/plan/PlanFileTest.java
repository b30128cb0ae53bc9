package parcellocker.sim.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    @Test
    void ten_plans_come_with_the_bench_and_each_says_what_it_is_for() {
        assertThat(PlanFile.shipped()).hasSize(10).doesNotHaveDuplicates().allSatisfy(name -> {
            Plan plan = PlanFile.shipped(name);
            assertThat(plan.title()).isNotBlank();
            assertThat(plan.why()).isNotBlank();
            assertThat(plan.steps()).anyMatch(step -> step instanceof Step.Expect || step instanceof Step.Hold);
        });
    }

    @Test
    void each_step_means_what_is_written() {
        Plan plan = PlanFile.read("own", """
                plan: own
                why: to see
                steps:
                  - {door: A01, trouble: jam}
                  - {door: "@SF1", hand: put, label: SF1}
                  - {board: b2, fault: late, millis: "300"}
                  - {line: main, deed: unplug}
                  - {line: main, noise: "0.01"}
                  - {agent: kill}
                  - {deposit: SF2, size: L, by: type}
                  - {touch: answer, opened: "true"}
                  - {expect: pulses, of: all, is: at most 2}
                  - {hold: door, of: A01, is: shut, during: 2 min}
                """);
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Trouble("A01", "jam"),
                        new Step.Hand("@SF1", "put", "SF1"),
                        new Step.Order("board/b2/fault", Map.of("kind", "late", "millis", "300")),
                        new Step.Order("line/main/unplug", Map.of()),
                        new Step.Order("line/main/noise", Map.of("rate", "0.01")),
                        new Step.Agent(Step.Deed.KILL),
                        new Step.Deposit("SF2", "L", false),
                        new Step.Touch("answer", Map.of("opened", "true")),
                        new Step.Expect(new Expectation.Pulses("all", new Count(0, 2)), Duration.ofSeconds(5)),
                        new Step.Hold(new Expectation.DoorStands("A01", false), Duration.ofMinutes(2)));
    }

    @Test
    void all_mistakes_are_told_at_once_each_with_its_step_and_what_would_be_right() {
        assertThatThrownBy(() -> PlanFile.read("own", """
                plan: own
                who: me
                steps:
                  - {wait: soon}
                  - {jump: high}
                  - {say: hello, louder: yes}
                  - {door: A01, hand: kick}
                  - {agent: feed}
                  - {expect: pulses, of: A01, is: many}
                  - {expect: weather, is: fine}
                  - {expect: door, of: A01, is: ajar}
                  - {deposit: SF1}
                """))
                .isInstanceOfSatisfying(
                        PlanRefusal.class,
                        refused -> assertThat(refused.mistakes())
                                .hasSize(11)
                                .anyMatch(told -> told.startsWith("step 1") && told.contains("300 ms, 5 s or 2 min"))
                                .anyMatch(told -> told.startsWith("step 2") && told.contains("expect"))
                                .anyMatch(told -> told.startsWith("step 3") && told.contains("unknown key louder"))
                                .anyMatch(
                                        told -> told.startsWith("step 4") && told.contains("close, open, put or take"))
                                .anyMatch(told -> told.startsWith("step 5") && told.contains("[kill, stop, start]"))
                                .anyMatch(told -> told.startsWith("step 6") && told.contains("at least 1"))
                                .anyMatch(told -> told.startsWith("step 7") && told.contains("custody"))
                                .anyMatch(told -> told.startsWith("step 8") && told.contains("open or shut"))
                                .anyMatch(told -> told.startsWith("step 9") && told.contains("size is missing"))
                                .anyMatch(told -> told.contains("why is missing"))
                                .anyMatch(told -> told.contains("unknown: who")));
    }

    @Test
    void what_is_no_plan_is_refused_in_words(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> PlanFile.read("own", "plan: ["))
                .isInstanceOf(PlanRefusal.class)
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() -> PlanFile.read("own", ""))
                .isInstanceOf(PlanRefusal.class)
                .hasMessageContaining("steps is missing");
        assertThatThrownBy(() -> PlanFile.shipped("../plans")).isInstanceOf(PlanRefusal.class);
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.yaml"))).isInstanceOf(PlanRefusal.class);
        Path file = Files.writeString(folder.resolve("mine.yaml"), "plan: p\nwhy: w\nsteps:\n  - {say: hello}\n");
        assertThat(PlanFile.read(file).name()).isEqualTo("mine");
    }
}
