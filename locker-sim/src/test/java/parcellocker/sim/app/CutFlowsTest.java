package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.contract.problem.Problem;

/**
 * A killed browser, a killed agent and a frozen board in the middle of every flow: the real agent as a process of its own, a real
 * browser, a simulated cabinet. Whatever is cut off, the screen that is there afterwards says what is so: what the book says and
 * what the doors are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("parcellocker.sim.app.KioskWindow#isPresent")
@ResourceLock("the one HiveMQ of this process")
class CutFlowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SILENT = Problem.BOARD_UNREACHABLE.code();

    private final KioskWindow glass = new KioskWindow();
    private LittleCity city;
    private Stand stand;
    private AtTheKiosk person;

    @BeforeAll
    void starts(@TempDir Path data) throws IOException, MqttException {
        city = new LittleCity(data.resolve("city"));
        stand = new Stand(data.resolve("stand"), LayoutChoice.of("demo-24"), city.way());
        person = new AtTheKiosk(stand, city, glass);
    }

    @AfterAll
    void stops() throws IOException, MqttException {
        glass.close();
        stand.close();
        city.close();
    }

    /** Two of each flow, so that each cut meets several; with {@code -Dcuts=all} every cut in every flow, which takes twice as long. */
    private static Stream<Arguments> cuts() {
        boolean all = "all".equals(System.getProperty("cuts"));
        List<Arguments> chosen = new ArrayList<>();
        boolean isNext = true;
        for (Flow flow : Flow.ALL) {
            for (Cut cut : Cut.values()) {
                if (all || isNext) {
                    chosen.add(Arguments.of(flow, cut));
                }
                isNext = !isNext;
            }
            isNext = !isNext;
        }
        return chosen.stream();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cuts")
    void what_is_cut_off_in_the_middle_ends_in_a_truthful_screen(Flow flow, Cut cut) throws IOException {
        if (!stand.runs()) {
            stand.start();
        }
        person.board("NONE");
        glass.open(stand.screen());
        person.begins();
        flow.comes().accept(person);
        switch (cut) {
            case BROWSER_KILLED -> browserKilled(flow);
            case AGENT_KILLED -> agentKilled(flow);
            case BOARD_FROZEN_AT_THE_DOOR -> frozenAtTheDoor(flow);
            case BOARD_FROZEN_BEFORE -> frozenBefore(flow);
        }
    }

    private void toTheDoor(Flow flow) {
        flow.asks().accept(person);
        person.isAt(flow.atDoor());
        assertThat(person.custody()).startsWith(flow.before());
    }

    /** The next browser shows the same door, and the flow goes on as if nothing had been. */
    private void browserKilled(Flow flow) {
        toTheDoor(flow);
        glass.kill();
        glass.open(stand.screen());
        assertThat(glass.kind()).isEqualTo(flow.atDoor());
        assertThat(glass.text()).contains(person.door());
        flow.deed().accept(person);
        assertThat(flow.done()).contains(glass.await(flow.done().toArray(String[]::new)));
        assertThat(person.custody()).startsWith(flow.after());
    }

    /** It says that it starts again while it does, then the first page; nobody knows what is inside, and that is in the book. */
    private void agentKilled(Flow flow) throws IOException {
        toTheDoor(flow);
        stand.kill();
        assertThat(glass.saysStarting()).isTrue();
        assertThat(glass.page().locator("#lost").innerText()).contains("starting again");
        stand.start();
        glass.awaitBack();
        String page = glass.await("Home");
        assertThat(page).isEqualTo("Home");
        assertThat(person.isOpen()).as("no door moves by itself").isTrue();
        assertThat(person.custody()).startsWith("UNCERTAIN");
        person.shuts();
        technicianFinds("UNCERTAIN");
    }

    /** What the technician is shown of that door is what the book says. */
    private void technicianFinds(String custody) {
        person.technicianComes();
        String listed = "";
        for (var place : person.site().screen().shown().path("attention")) {
            if (place.path("compartment").asText().equals(person.door())) {
                listed = place.path("custody").asText();
            }
        }
        assertThat(listed).isEqualTo(custody);
        assertThat(glass.text().toLowerCase(Locale.ROOT)).contains(person.door().toLowerCase(Locale.ROOT));
    }

    /** As long as the board says nothing the screen claims nothing; when it speaks again the flow is done. */
    private void frozenAtTheDoor(Flow flow) {
        toTheDoor(flow);
        long missed = stand.logged(SILENT);
        person.board("DEAD");
        flow.deed().accept(person);
        Await.until("the board is missed", PATIENCE, () -> stand.logged(SILENT) > missed);
        assertThat(glass.kind()).as("nobody knows that the door is shut").isEqualTo(flow.atDoor());
        assertThat(person.custody()).startsWith(flow.before());
        person.board("NONE");
        assertThat(flow.done()).contains(glass.await(flow.done().toArray(String[]::new)));
        assertThat(person.custody()).startsWith(flow.after());
    }

    /** A lock that could not be fired is told by its number, with the door shut. */
    private void frozenBefore(Flow flow) {
        person.board("DEAD");
        flow.asks().accept(person);
        String page = glass.await("DidNotOpen");
        assertThat(page).isEqualTo("DidNotOpen");
        String problem = person.site().screen().shown().path("problem").asText();
        assertThat(problem).matches("LK-11[0-9]{2}");
        assertThat(glass.text()).contains(problem);
        String door = person.site().screen().shown().path("compartment").asText();
        assertThat(person.site().cabinet().look("doors/" + door).path("open").asBoolean())
                .isFalse();
        person.board("NONE");
    }
}
