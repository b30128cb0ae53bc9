package parcellocker.sim.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import parcellocker.sim.bench.plan.Result.Verdict;

class PlanRunTest {
    private static final Duration SHORT = Duration.ofMillis(60);

    private final Toy toy = new Toy();
    private final List<Result.Line> told = new ArrayList<>();

    @Test
    void the_first_step_that_fails_says_what_was_seen_and_the_rest_is_not_run() {
        Result result = play(
                new Step.Agent(Step.Deed.KILL),
                new Step.Expect(new Expectation.Screen("PickedUp"), SHORT),
                new Step.Agent(Step.Deed.STOP));
        assertThat(result.lines())
                .extracting(Result.Line::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.NOT_RUN);
        assertThat(result.lines().get(1).seen()).contains("Home");
        assertThat(result.hasPassed()).isFalse();
        assertThat(toy.asked).containsExactly("kill");
        assertThat(told).isEqualTo(result.lines());
    }

    @Test
    void what_cannot_be_done_fails_with_its_own_words() {
        Result result = play(new Step.Agent(Step.Deed.START));
        assertThat(result.lines().getFirst().seen()).isEqualTo("the agent was not ready");
    }

    @Test
    void pulses_and_entries_count_from_where_the_plan_began() {
        assertThat(play(
                                new Step.Expect(new Expectation.Pulses("all", new Count(0, 0)), SHORT),
                                new Step.Expect(new Expectation.Entries("DoorForced", new Count(0, 0)), SHORT))
                        .hasPassed())
                .isTrue();
    }

    @Test
    void a_door_is_named_by_the_parcel_that_it_was_given() {
        toy.page = "CourierHome";
        Step touch = new Step.Trouble("@SF1", "jam", "");
        assertThat(play(touch).lines().getFirst().seen()).contains("no door was given to SF1");
    }

    @Test
    void all_doors_are_meant_by_all_and_one_that_is_otherwise_is_named() {
        toy.open.put("A02", true);
        Result shut = play(new Step.Expect(new Expectation.DoorStands("all", false), SHORT));
        assertThat(shut.lines().getFirst().seen()).contains("A02").doesNotContain("A01");
        play(new Step.Trouble("all", "bounce", ""));
        assertThat(toy.asked).containsExactly("doors/A01/fault {kind=bounce}", "doors/A02/fault {kind=bounce}");
    }

    @Test
    void what_must_hold_fails_as_soon_as_it_does_not() {
        toy.open.put("A01", true);
        Result result = play(new Step.Hold(new Expectation.DoorStands("A01", false), Duration.ofMinutes(5)));
        assertThat(result.hasPassed()).isFalse();
    }

    @Test
    void the_report_tells_people_and_machines_the_same(@TempDir Path folder)
            throws IOException, ParserConfigurationException, SAXException {
        Result good = play(new Step.Say("<hello> & goodbye"), new Step.Agent(Step.Deed.KILL));
        Result bad = play(new Step.Expect(new Expectation.Screen("PickedUp"), SHORT), new Step.Touch("done", Map.of()));
        new Report(List.of(good, bad)).write(folder);
        String html = Files.readString(folder.resolve("report.html"));
        assertThat(html)
                .contains(
                        "1 of 2 plans passed",
                        "PASS own",
                        "FAIL own",
                        "seen instead: Home",
                        "&lt;hello&gt; &amp; goodbye");
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("TEST-plans.xml").toFile());
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    private Result play(Step... steps) {
        return new PlanRun(new Plan("own", "own", "to see", List.of(steps)), toy.site(), told::add).play();
    }
}
