package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Quality;
import parcellocker.contract.status.Telemetry;

class ReportsTest {
    private final TestAgent agent = new TestAgent("L-001");
    private final Reports reports = new Reports();
    private List<Telemetry.Climate> climate = List.of();

    private Optional<Telemetry> at(long uptime) {
        return reports.due(
                agent.locker(), new Moment(uptime, 1_800_000_000_000L, Quality.TRUSTED, "00".repeat(32)), climate);
    }

    private void opens(int times, long millis) {
        opens(times, millis, OptionalInt.empty());
    }

    private void opens(int times, long millis, OptionalInt milliCelsius) {
        for (int i = 0; i < times; i++) {
            agent.health.updateAndGet(
                    health -> health.after(new DoorHealth.Answer(OptionalLong.of(millis), 1, 0, milliCelsius)));
        }
    }

    @Test
    void aDoorThatWasNotOpenedIsNothingToTell() {
        assertThat(at(1)).isEmpty();
    }

    @Test
    void onlyWhatChangedIsTold_andNoMoreThanOnceAMinute() {
        opens(1, 200);
        assertThat(at(1)).isPresent();
        assertThat(at(Reports.EVERY_MILLIS + 1)).isEmpty();
        opens(1, 200);
        assertThat(at(Reports.EVERY_MILLIS + 2)).isEmpty();
        assertThat(at(2 * Reports.EVERY_MILLIS + 1)).isPresent();
    }

    @Test
    void whatTheProbesReadIsToldWhenItHasChanged() {
        climate = List.of(new Telemetry.Climate("cold-1", 0, 4_000, null));
        assertThat(at(1).orElseThrow().climate()).isEqualTo(climate);
        assertThat(at(Reports.EVERY_MILLIS + 1)).isEmpty();
        climate = List.of(new Telemetry.Climate("cold-1", 0, 9_000, null));
        assertThat(at(2 * Reports.EVERY_MILLIS + 1).orElseThrow().climate()).isEqualTo(climate);
    }

    @Test
    void aDoorThatGrowsSlowIsToldWithItsSign() {
        opens(7, 200);
        opens(7, 600);
        assertThat(at(1).orElseThrow().doors())
                .containsExactly(new Telemetry.Door("A01", 600L, 7, 0, 0, 0, null, "SLOW"));
    }

    @Test
    void howColdItWasAtTheDoorGoesWithHowSlowItWas() {
        opens(7, 200, OptionalInt.of(18_000));
        opens(7, 600, OptionalInt.of(-12_000));
        assertThat(at(1).orElseThrow().doors())
                .containsExactly(new Telemetry.Door("A01", 600L, 7, 0, 0, 0, -12_000, "SLOW"));
    }
}
