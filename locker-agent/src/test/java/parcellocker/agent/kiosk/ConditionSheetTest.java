package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.kiosk.Sheet.Row;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;

/** What a technician at the screen reads of the lock boards. */
class ConditionSheetTest {
    private static List<Row> rows(
            boolean isUp, boolean isAnswering, Map<String, Long> faults, Map<String, Boolean> items) {
        TreeMap<CompartmentId, Boolean> seen = new TreeMap<>();
        items.forEach((name, lies) -> seen.put(new CompartmentId(name), lies));
        Figures.Board board = new Figures.Board("b1", isAnswering, new TreeMap<>(faults), seen);
        Figures figures = new Figures(
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                new Figures.Wiring(1, 1, OptionalLong.empty()),
                Optional.empty(),
                List.of(new Figures.Line("main", isUp, List.of(board))));
        Sheet sheet = new TechnicianSheets(new Texts(Language.EN))
                .condition(new Page.Condition(true, Quality.TRUSTED, 1_790_000_000_000L, figures));
        return ((Sheet.Report) sheet)
                .rows().stream().filter(row -> row.title().contains("b1")).toList();
    }

    @Test
    void everyCounterThatHasCountedStandsThere() {
        assertThat(rows(true, true, Map.of("ECHO", 12L, "DAMAGED", 3L), Map.of()))
                .containsExactly(new Row(
                        Tone.GOOD,
                        "Board b1 on line main answers",
                        "Bad frames since the start: DAMAGED 3, ECHO 12.",
                        ""));
        assertThat(rows(true, true, Map.of(), Map.of()))
                .extracting(Row::text)
                .containsExactly("No bad frame since the start.");
    }

    @Test
    void aSilentBoardAndALostLineAreTwoThings() {
        assertThat(rows(true, false, Map.of(), Map.of()))
                .extracting(Row::tone, Row::title)
                .containsExactly(tuple(Tone.WARN, "Board b1 on line main does not answer"));
        assertThat(rows(false, false, Map.of(), Map.of()))
                .extracting(Row::tone, Row::title)
                .containsExactly(tuple(Tone.WARN, "Board b1: line main is lost"));
    }

    @Test
    void whatABoardsEyesSeeIsTold() {
        assertThat(rows(true, true, Map.of(), Map.of("A01", true, "A02", false, "A03", true)))
                .extracting(Row::text)
                .containsExactly("No bad frame since the start. It sees something in A01, A03.");
        assertThat(rows(true, true, Map.of(), Map.of("A01", false)))
                .extracting(Row::text)
                .containsExactly("No bad frame since the start. It sees nothing inside.");
    }

    @Test
    void theVersionOfTheSettingsStandsThereAndThatTheyAreOnTrial() {
        assertThat(settings(Page.Settings.OWN))
                .isEqualTo(new Row(Tone.GOOD, "Settings: this locker's own file alone", "", ""));
        assertThat(settings(new Page.Settings(7, true, OptionalLong.of(8))))
                .isEqualTo(new Row(
                        Tone.CALM,
                        "Settings: the city's version 7 over this locker's file",
                        "On trial: it goes back by itself within two minutes if the city or a board does not answer."
                                + " Version 8 is tried once nobody is at the screen.",
                        ""));
    }

    private static Row settings(Page.Settings settings) {
        Figures figures = new Figures(
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                new Figures.Wiring(1, 1, OptionalLong.empty()),
                Optional.empty(),
                List.of());
        Sheet sheet = new TechnicianSheets(new Texts(Language.EN))
                .condition(new Page.Condition(true, Quality.TRUSTED, 1_790_000_000_000L, figures, settings));
        return ((Sheet.Report) sheet)
                .rows().stream()
                        .filter(row -> row.title().startsWith("Settings"))
                        .findFirst()
                        .orElseThrow();
    }
}
