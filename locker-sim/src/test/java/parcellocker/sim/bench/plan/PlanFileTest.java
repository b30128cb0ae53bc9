package parcellocker.sim.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.sim.bench.CameraKind;
import parcellocker.sim.bench.FaultKind;
import parcellocker.sim.board.Trouble;

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
                  - {door: A01, trouble: swapped_lock, with: A05}
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
                        new Step.Trouble("A01", "jam", ""),
                        new Step.Trouble("A01", "swapped_lock", "A05"),
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
    void every_fault_that_the_bench_can_make_can_be_written() {
        Plan plan = PlanFile.read("own", """
                plan: own
                why: to see
                steps:
                  - {board: b1, fault: turned, channel: 3, checked: false, times: 2}
                  - {board: b1, address: 7}
                  - {board: b1, deed: restart}
                  - {line: main, deed: forge, board: b1}
                  - {line: main, deed: forge, hex: 8A0101119B}
                  - {supply: weak}
                  - {supply: strong}
                  - {supply: cut}
                  - {supply: back}
                  - {device: badge, deed: unplug}
                  - {device: scanner, deed: away}
                  - {badge: 62E3086CED}
                  - {badge: away}
                  - {climate: -18.5, humidity: 80}
                  - {climate: silent}
                  - {camera: locked}
                """);
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Order(
                                "board/b1/fault",
                                Map.of("kind", "turned", "channel", "3", "checked", "false", "times", "2")),
                        new Step.Order("board/b1/address", Map.of("to", "7")),
                        new Step.Order("board/b1/restart", Map.of()),
                        new Step.Order("line/main/forge", Map.of("board", "b1")),
                        new Step.Order("line/main/forge", Map.of("hex", "8A0101119B")),
                        new Step.Order("supply", Map.of("weak", "true")),
                        new Step.Order("supply", Map.of("weak", "false")),
                        new Step.Order("supply", Map.of("on", "false")),
                        new Step.Order("supply", Map.of("on", "true")),
                        new Step.Order("badge/unplug", Map.of()),
                        new Step.Order("scanner/away", Map.of()),
                        new Step.Order("badge", Map.of("uid", "62E3086CED")),
                        new Step.Order("badge/away", Map.of()),
                        new Step.Order("climate", Map.of("celsius", "-18.5", "humidity", "80.0", "silent", "false")),
                        new Step.Order("climate", Map.of("silent", "true")),
                        new Step.Order("camera/fault", Map.of("kind", "locked")));
        for (FaultKind kind : FaultKind.values()) {
            assertThat(steps("{board: b1, fault: " + kind.written() + "}")).hasSize(1);
        }
        for (Trouble kind : Trouble.values()) {
            assertThat(steps("{door: all, trouble: " + kind.name().toLowerCase(Locale.ROOT) + "}"))
                    .hasSize(1);
        }
        for (CameraKind kind : CameraKind.values()) {
            assertThat(steps("{camera: " + kind.written() + "}")).hasSize(1);
        }
    }

    private static List<Step> steps(String step) {
        return PlanFile.read("own", "plan: own\nwhy: to see\nsteps:\n  - " + step + "\n")
                .steps();
    }

    /** Otherwise it would be met only when the plan runs, or never: an entry that is misspelt is counted as none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {door: A01, trouble: jammed}                | trouble is jammed; it may be none, jam
            {door: A01, trouble: jam, with: A02}        | has with, which only swapped_lock and swapped_sensor have
            {door: A01, trouble: swapped_lock}          | with is missing
            {door: all, trouble: swapped_lock, with: B} | exchanges the cables of two doors
            {door: A01, hand: put}                      | label is missing
            {board: b1, fault: slwo}                    | fault is slwo; it may be none, withhold, mute
            {board: b1, fault: late, milis: 5}          | has an unknown key milis; fault late knows [millis, times]
            {board: b1, address: 300}                   | address is 300; it may be 0 to 255
            {board: b1, address: 1.5}                   | address must be a whole number
            {line: main, deed: cut}                     | deed is cut; it may be unplug, plug or forge
            {line: main, deed: forge}                   | board is missing
            {line: main, noise: 3}                      | noise is 3; it may be 0 to 1
            {supply: low}                               | supply is low; it may be weak, strong, cut or back
            {device: camera, deed: unplug}              | device is camera; it may be scanner, badge or climate
            {device: badge, deed: away}                 | deed is away; it may be unplug or plug
            {badge: 12}                                 | badge is 12; it may be away, or its number
            {climate: cold}                             | climate is cold; it may be -60 to 100
            {camera: dark}                              | camera is dark; it may be none, locked, slow
            {deposit: SF1, size: XL}                    | size is XL; it may be S, M or L
            {expect: journal, of: DoorForcd, is: 0}     | of is DoorForcd; it may be
            """)
    void what_the_bench_does_not_know_is_told_before_anything_is_played(String step, String why) {
        assertThatThrownBy(() -> steps(step)).isInstanceOf(PlanRefusal.class).hasMessageContaining("step 1 " + why);
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
                                .anyMatch(told -> told.startsWith("step 5") && told.contains("kill, stop or start"))
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
        assertThatThrownBy(() -> PlanFile.read("own", "plan: p\nwhy: w\nsteps: {say: hello}\n"))
                .hasMessageContaining("steps must be a list");
        assertThatThrownBy(() -> PlanFile.read("own", "plan: p\nwhy: w\nsteps:\n  - {expect: door, of: A, of: B}\n"))
                .hasMessageContaining("is no YAML at line 4")
                .hasMessageContaining("'of'");
        assertThatThrownBy(() -> PlanFile.shipped("../plans")).isInstanceOf(PlanRefusal.class);
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("none.yaml"))).isInstanceOf(PlanRefusal.class);
        Path file = Files.writeString(folder.resolve("mine.yaml"), "plan: p\nwhy: w\nsteps:\n  - {say: hello}\n");
        assertThat(PlanFile.read(file).name()).isEqualTo("mine");
    }
}
