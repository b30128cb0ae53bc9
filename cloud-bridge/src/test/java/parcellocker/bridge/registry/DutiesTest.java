package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.registry.Duties.Duty;
import parcellocker.bridge.registry.Duties.Terms;
import parcellocker.bridge.registry.Duties.Urgency;
import parcellocker.bridge.registry.Duties.What;

/** Terms over the Spring Festival of 2026 (15 to 23 February; Saturdays 14 and 28 are worked). */
class DutiesTest {
    private static final Filing FILING = new Filing(sheet -> true);
    private static final Duties DUTIES = new Duties(Geography.shippedCalendar(), Terms.OF_2018);

    /** Opened on 2 February: 20 days end on the 22nd, in the holidays; days are days in this term. */
    @ParameterizedTest
    @CsvSource({"2026-02-02, OPEN", "2026-02-16, OPEN", "2026-02-17, SOON", "2026-02-22, SOON", "2026-02-23, LATE"})
    void an_outlet_in_service_is_handed_in_within_20_days_and_warned_of_after_15(LocalDate today, Urgency urgency) {
        assertThat(DUTIES.of(Sheets.outlet(State.DRAFT, Sheets.sound()), today))
                .containsExactly(new Duty(What.FILING, LocalDate.parse("2026-02-22"), urgency, false));
    }

    @Test
    void the_authority_lists_within_2_working_days_and_files_within_5() {
        LocalDate handedIn = LocalDate.parse("2026-02-13");
        Outlet submitted = FILING.after(Sheets.outlet(State.DRAFT, Sheets.sound()), new Act.Submit(), handedIn);
        assertThat(DUTIES.of(submitted, LocalDate.parse("2026-02-24")))
                .containsExactly(
                        new Duty(What.RETURN, LocalDate.parse("2026-02-24"), Urgency.SOON, false),
                        new Duty(What.RECEIPT, LocalDate.parse("2026-02-27"), Urgency.OPEN, false));
        assertThat(DUTIES.of(submitted, LocalDate.parse("2026-02-28")))
                .extracting(Duty::urgency)
                .containsExactly(Urgency.LATE, Urgency.LATE);
    }

    @Test
    void once_listed_only_the_filing_is_owed_and_after_it_nothing() {
        LocalDate day = LocalDate.parse("2026-02-10");
        Outlet submitted = FILING.after(Sheets.outlet(State.DRAFT, Sheets.sound()), new Act.Submit(), day);
        Outlet returned = FILING.after(submitted, new Act.Return(List.of("a picture")), day);
        Outlet again = FILING.after(returned, new Act.Submit(), day);
        assertThat(DUTIES.of(again, day)).extracting(Duty::what).containsExactly(What.RECEIPT);
        assertThat(DUTIES.of(FILING.after(again, new Act.File("LY-1"), day), day))
                .isEmpty();
    }

    @Test
    void handed_in_late_is_seen_until_it_is_filed() {
        Outlet late = FILING.after(
                Sheets.outlet(State.DRAFT, Sheets.sound()), new Act.Submit(), LocalDate.parse("2026-02-24"));
        assertThat(DUTIES.of(late, LocalDate.parse("2026-02-24")))
                .contains(new Duty(What.FILING, LocalDate.parse("2026-02-22"), Urgency.LATE, false));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-20, false", "2026-02-21, true"})
    void a_change_is_told_within_10_days(LocalDate handedIn, boolean late) {
        LocalDate day = LocalDate.parse("2026-02-10");
        Outlet filed = FILING.after(
                FILING.after(Sheets.outlet(State.DRAFT, Sheets.sound()), new Act.Submit(), day),
                new Act.File("LY-1"),
                day);
        Outlet changed = FILING.after(filed, new Act.Change(Sheets.sound(), day), handedIn);
        assertThat(DUTIES.of(changed, handedIn).stream().anyMatch(duty -> duty.what() == What.CHANGE))
                .isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"2028-05-30, ", "2028-05-31, SOON", "2028-06-30, SOON", "2028-07-01, LATE"})
    void a_licence_that_ends_is_told_30_days_before(LocalDate today, Urgency urgency) {
        List<Urgency> told = DUTIES.of(Sheets.outlet(State.BUILT, Sheets.sound()), today).stream()
                .map(Duty::urgency)
                .toList();
        assertThat(told).isEqualTo(urgency == null ? List.of() : List.of(urgency));
    }

    @Test
    void a_term_into_a_year_whose_holidays_nobody_told_is_assumed() {
        Outlet submitted = FILING.after(
                Sheets.outlet(State.DRAFT, Sheets.sound()), new Act.Submit(), LocalDate.parse("2026-12-30"));
        assertThat(DUTIES.of(submitted, LocalDate.parse("2026-12-30")))
                .filteredOn(duty -> duty.what() == What.RECEIPT)
                .extracting(Duty::assumed)
                .containsExactly(true);
    }
}
