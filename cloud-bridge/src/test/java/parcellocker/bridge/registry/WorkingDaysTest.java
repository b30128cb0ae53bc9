package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.ProblemException;

class WorkingDaysTest {
    private static final WorkingDays SHIPPED = Geography.shippedCalendar();

    @TempDir
    Path folder;

    /** In 2026 the Spring Festival is 15 to 23 February; Saturdays 14 and 28 are worked. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 1, 2026-02-13",
        "2026-02-12, 2, 2026-02-14",
        "2026-02-12, 3, 2026-02-24",
        "2026-02-13, 2, 2026-02-24",
        "2026-02-13, 5, 2026-02-27",
        "2026-02-23, 5, 2026-02-28",
        "2026-02-27, 2, 2026-03-02",
        "2026-11-20, 1, 2026-11-23"
    })
    void a_term_counts_worked_days_from_the_day_after(LocalDate from, int days, LocalDate due) {
        assertThat(SHIPPED.after(from, days)).isEqualTo(due);
    }

    @Test
    void of_a_year_that_nobody_told_only_weekends_are_known() {
        LocalDate nextYear = LocalDate.parse("2027-01-01");
        assertThat(SHIPPED.isWorked(nextYear)).isTrue();
        assertThat(SHIPPED.isTold(LocalDate.parse("2026-12-30"), nextYear)).isFalse();
        assertThat(SHIPPED.isTold(LocalDate.parse("2025-12-30"), LocalDate.parse("2026-01-05")))
                .isTrue();
    }

    @Test
    void a_city_may_give_a_calendar_of_its_own() throws IOException {
        Path file =
                Files.writeString(folder.resolve("days.yaml"), "\"2027\": {holidays: [\"2027-01-01/2027-01-02\"]}\n");
        WorkingDays days = Geography.calendar(file);
        assertThat(days.isWorked(LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(days.isWorked(LocalDate.parse("2027-01-04"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"2027\": {holidays: [tomorrow]}", "next: {}", "{"})
    void what_is_no_calendar_is_refused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("days.yaml"), text);
        assertThatThrownBy(() -> Geography.calendar(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-8001");
    }
}
