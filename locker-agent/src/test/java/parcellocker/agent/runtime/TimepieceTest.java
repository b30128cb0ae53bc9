package parcellocker.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.locker.Quality;

class TimepieceTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Timepiece BOOTED = Timepiece.floored(NOW);

    @Test
    void aMachineThatNobodyToldTheTimeIsSuspectWhateverItsClockSays() {
        assertThat(BOOTED.at(5, NOW + 1_000)).isEqualTo(new Timepiece.Reading(NOW + 1_000, Quality.SUSPECT));
        assertThat(BOOTED.at(5, 0)).isEqualTo(new Timepiece.Reading(0, Quality.SUSPECT));
    }

    @Test
    void theCitysWordIsTrustedForADayAndHeldForThirty() {
        Timepiece told = BOOTED.cityTime(NOW + 7 * DAY, 1_000);
        assertThat(told.at(1_000 + DAY, 0)).isEqualTo(new Timepiece.Reading(NOW + 8 * DAY, Quality.TRUSTED));
        assertThat(told.at(1_001 + DAY, 0).quality()).isEqualTo(Quality.HOLDOVER);
        assertThat(told.at(1_000 + 30 * DAY, 0).quality()).isEqualTo(Quality.HOLDOVER);
        assertThat(told.at(1_001 + 30 * DAY, 0).quality()).isEqualTo(Quality.SUSPECT);
    }

    @Test
    void onceToldTheMachinesOwnClockMovesNothing() {
        Timepiece told = BOOTED.cityTime(NOW, 0);
        assertThat(told.at(60_000, NOW + 999 * DAY)).isEqualTo(told.at(60_000, 0));
    }

    @Test
    void aCityBeforeTheFloorIsNotBelieved() {
        assertThat(BOOTED.cityTime(NOW - 300_001, 0).at(0, 0).quality()).isEqualTo(Quality.SUSPECT);
        assertThat(BOOTED.cityTime(NOW - 300_000, 0).at(0, 0).quality()).isEqualTo(Quality.TRUSTED);
    }

    @Test
    void networkTimeStartsAClockOnlyNearTheFloor() {
        assertThat(BOOTED.networkTime(NOW + DAY, 0).at(0, 0).quality()).isEqualTo(Quality.TRUSTED);
        assertThat(BOOTED.networkTime(NOW + DAY + 1, 0)).isEqualTo(BOOTED);
        assertThat(BOOTED.networkTime(NOW - 300_001, 0)).isEqualTo(BOOTED);
        assertThat(Timepiece.floored(0).networkTime(NOW, 0)).isEqualTo(Timepiece.floored(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {-365, -1, 1, 365})
    void forgedNetworkTimeMovesAToldClockByNothing(long days) {
        Timepiece told = BOOTED.cityTime(NOW, 0);
        assertThat(told.networkTime(NOW + days * DAY, 0)).isEqualTo(told);
        assertThat(told.networkTime(NOW + DAY + days * DAY, DAY)).isEqualTo(told);
    }

    @Test
    void networkTimeThatAgreesKeepsAClockTrustedAndCorrectsItsDrift() {
        Timepiece told = BOOTED.cityTime(NOW, 0).networkTime(NOW + DAY + 44_200, DAY);
        assertThat(told.at(2 * DAY, 0)).isEqualTo(new Timepiece.Reading(NOW + 2 * DAY + 44_200, Quality.TRUSTED));
        Timepiece wrong = BOOTED.cityTime(NOW, 0).networkTime(NOW + DAY + 44_201, DAY);
        assertThat(wrong.at(2 * DAY, 0).quality()).isEqualTo(Quality.HOLDOVER);
    }
}
