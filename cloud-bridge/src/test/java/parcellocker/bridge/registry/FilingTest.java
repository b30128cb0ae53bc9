package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parcellocker.bridge.registry.Sheet.Equipment;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class FilingTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-02-10");
    private static final Filing FILING = new Filing(sheet -> sheet.place().lng() > 100);
    private static final List<Act> ACTS = List.of(
            new Act.AcceptBuilding(),
            new Act.Open(TODAY),
            new Act.Correct(Sheets.sound()),
            new Act.Submit(),
            new Act.Return(List.of("a picture")),
            new Act.File("LY-2026-1"),
            new Act.Change(Sheets.sound(), TODAY),
            new Act.Confirm(),
            new Act.Decline(List.of("the letter")),
            new Act.Cancel("closed"));

    /** What may be done in which state, written out a second time. */
    private static Map<State, List<String>> may() {
        Map<State, List<String>> may = new EnumMap<>(State.class);
        may.put(State.BUILDING, List.of("ACCEPT_BUILDING", "CORRECT", "CANCEL"));
        may.put(State.BUILT, List.of("OPEN", "CORRECT", "CANCEL"));
        may.put(State.DRAFT, List.of("CORRECT", "SUBMIT", "CANCEL"));
        may.put(State.SUBMITTED, List.of("RETURN", "FILE", "CANCEL"));
        may.put(State.INCOMPLETE, List.of("CORRECT", "SUBMIT", "CANCEL"));
        may.put(State.FILED, List.of("CHANGE", "CANCEL"));
        may.put(State.CHANGE_SUBMITTED, List.of("CONFIRM", "DECLINE", "CANCEL"));
        may.put(State.CANCELLED, List.of());
        return may;
    }

    @TestFactory
    Stream<DynamicTest> each_act_may_be_done_in_its_states_alone() {
        return Stream.of(State.values())
                .flatMap(state -> ACTS.stream()
                        .map(act -> DynamicTest.dynamicTest(act.word() + " when " + state, () -> {
                            Outlet outlet = in(state);
                            if (may().getOrDefault(state, List.of()).contains(act.word())) {
                                assertThat(FILING.after(outlet, act, TODAY).id())
                                        .isEqualTo(outlet.id());
                            } else {
                                assertThatThrownBy(() -> FILING.after(outlet, act, TODAY))
                                        .isInstanceOfSatisfying(
                                                ProblemException.class,
                                                refused -> assertThat(refused.problem())
                                                        .isEqualTo(Problem.OUTLET_STATE));
                            }
                        })));
    }

    private static Outlet in(State state) {
        Outlet draft = Sheets.outlet(State.DRAFT, Sheets.sound());
        Outlet submitted = FILING.after(draft, new Act.Submit(), TODAY);
        Outlet filed = FILING.after(submitted, new Act.File("LY-2026-1"), TODAY);
        return switch (state) {
            case BUILDING, BUILT, DRAFT -> Sheets.outlet(state, Sheets.sound());
            case SUBMITTED -> submitted;
            case INCOMPLETE -> FILING.after(submitted, new Act.Return(List.of("a picture")), TODAY);
            case FILED -> filed;
            case CHANGE_SUBMITTED -> FILING.after(filed, new Act.Change(Sheets.sound(), TODAY), TODAY);
            case CANCELLED -> FILING.after(filed, new Act.Cancel("closed"), TODAY);
        };
    }

    @Test
    void a_sheet_may_do_no_more_than_the_licence_nowhere_else_and_no_longer() {
        Licence narrow = new Licence("L", List.of(Service.DELIVER), List.of("410303"), LocalDate.parse("2026-02-09"));
        List<String> mistakes = FILING.mistakes(
                Sheets.with(narrow, List.of(Service.ACCEPT), List.of(Equipment.SHELF), "410311"), TODAY);
        assertThat(mistakes)
                .containsExactly(
                        "licenceUntil: the licence has ended",
                        "region: the licence does not count there",
                        "services: more than the licence allows",
                        "equipment: storage, communication, shelf and video are needed");
        assertThat(FILING.mistakes(Sheets.sound(), TODAY)).isEmpty();
    }

    @Test
    void a_sheet_of_an_outlet_outside_its_region_or_not_in_service_is_not_handed_in() {
        assertThat(new Filing(sheet -> false).mistakes(Sheets.sound().opened(Optional.empty()), TODAY))
                .containsExactly("openedOn: service has not begun", "place: does not lie in the region");
        assertThat(FILING.mistakes(Sheets.sound().opened(Optional.of(TODAY.plusDays(1))), TODAY))
                .containsExactly("openedOn: service has not begun");
    }

    @Test
    void a_sheet_without_a_picture_is_not_handed_in() {
        Outlet bare = new Outlet(
                "bare",
                State.DRAFT,
                Sheets.sound(),
                Optional.empty(),
                Optional.empty(),
                Outlet.Course.declared(TODAY),
                List.of());
        assertThatThrownBy(() -> FILING.after(bare, new Act.Submit(), TODAY)).hasMessageContaining("photos");
    }

    @Test
    void what_is_missing_is_listed_once() {
        Outlet again = FILING.after(in(State.INCOMPLETE), new Act.Submit(), TODAY);
        assertThat(again.course().missing()).containsExactly("a picture");
        assertThatThrownBy(() -> FILING.after(again, new Act.Return(List.of("a letter")), TODAY))
                .hasMessageContaining("listed once");
        assertThat(FILING.after(again, new Act.File("LY-2026-2"), TODAY).number())
                .contains("LY-2026-2");
    }

    @Test
    void a_change_stands_beside_what_is_filed_until_the_authority_takes_it_on() {
        Sheet next = Sheets.with(
                Sheets.sound().operator().licence(), List.of(Service.ACCEPT), List.of(Equipment.values()), "410303");
        Outlet asked = FILING.after(in(State.FILED), new Act.Change(next, TODAY), TODAY);
        assertThat(asked.sheet()).isEqualTo(Sheets.sound());
        assertThat(asked.isPublic()).isTrue();
        Outlet taken = FILING.after(asked, new Act.Confirm(), TODAY);
        assertThat(taken.sheet()).isEqualTo(next);
        assertThat(taken.pending()).isEmpty();
        Outlet declined = FILING.after(asked, new Act.Decline(List.of("the letter")), TODAY);
        assertThat(declined.sheet()).isEqualTo(Sheets.sound());
        assertThat(declined.course().missing()).containsExactly("the letter");
        assertThat(declined.number()).contains("LY-2026-1");
    }

    @Test
    void the_day_of_a_change_stays_that_on_which_it_was_handed_in() {
        Outlet asked = FILING.after(in(State.FILED), new Act.Change(Sheets.sound(), TODAY), TODAY);
        assertThat(FILING.after(asked, new Act.Confirm(), TODAY.plusDays(3))
                        .course()
                        .submittedOn())
                .contains(TODAY);
    }

    @Test
    void neither_a_correction_nor_a_change_moves_the_day_on_which_service_began() {
        Sheet moved = Sheets.sound().opened(Optional.of(TODAY));
        assertThatThrownBy(() -> FILING.after(in(State.DRAFT), new Act.Correct(moved), TODAY))
                .hasMessageContaining("openedOn");
        assertThatThrownBy(() -> FILING.after(in(State.FILED), new Act.Change(moved, TODAY), TODAY))
                .hasMessageContaining("openedOn");
        Sheet later = Sheets.sound().opened(Optional.empty());
        assertThat(FILING.after(in(State.DRAFT), new Act.Correct(later), TODAY)
                        .sheet()
                        .openedOn())
                .contains(Sheets.OPENED);
        assertThat(FILING.after(in(State.FILED), new Act.Change(later, TODAY), TODAY)
                        .pending()
                        .orElseThrow()
                        .openedOn())
                .contains(Sheets.OPENED);
    }

    @Test
    void nothing_begins_or_changes_tomorrow() {
        assertThatThrownBy(() -> FILING.after(in(State.BUILT), new Act.Open(TODAY.plusDays(1)), TODAY))
                .hasMessageContaining("LK-7053");
        assertThatThrownBy(
                        () -> FILING.after(in(State.FILED), new Act.Change(Sheets.sound(), TODAY.plusDays(1)), TODAY))
                .hasMessageContaining("since");
    }
}
