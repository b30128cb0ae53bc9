package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    /** {@code utc} is what the machine counts in; the hours are those of a city eight hours ahead. */
    @ParameterizedTest
    @CsvSource({
        "22:00,07:00,13:59,false", "22:00,07:00,14:00,true", "22:00,07:00,22:59,true", "22:00,07:00,23:00,false",
        "13:00,15:00,04:59,false", "13:00,15:00,05:00,true", "13:00,15:00,06:59,true", "13:00,15:00,07:00,false",
        "08:00,08:00,00:00,false"
    })
    void it_is_quiet_from_the_first_minute_to_before_the_last(String from, String to, String utc, boolean quiet) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T" + utc + ":00Z"), ZoneId.of("Asia/Shanghai"));

        assertThat(new QuietHours(LocalTime.parse(from), LocalTime.parse(to), clock).isNow())
                .isEqualTo(quiet);
    }
}
