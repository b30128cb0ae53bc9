package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Births are given as they come; the numbers are those of their connections. */
class TwinsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static final Duration LITTLE = Duration.ofSeconds(20);

    @Test
    void aBoardThatComesBackHasAGreaterNumberEachTime() {
        assertThat(areTwo(LITTLE, 7, 8, 9, 20, 21)).isFalse();
    }

    @Test
    void oneThatFellBackOnceIsOneBoard() {
        assertThat(areTwo(LITTLE, 90, 91, 40)).as("an old image").isFalse();
        assertThat(areTwo(LITTLE, 90, 91, 1, 2, 3)).as("a lost count").isFalse();
    }

    @Test
    void twoThatPutEachOtherOffTheLineAreSeenWhenOneFallsBehindAgain() {
        assertThat(areTwo(LITTLE, 90, 40, 91)).isFalse();
        assertThat(areTwo(LITTLE, 90, 40, 91, 41)).isTrue();
    }

    @Test
    void aCopyThatCountsOnFromTheSameNumberIsSeenToo() {
        assertThat(areTwo(LITTLE, 90, 90, 91)).isFalse();
        assertThat(areTwo(LITTLE, 90, 90, 91, 91)).isTrue();
    }

    @Test
    void whatWasSeenOnceIsNotSeenAgainByABirthThatIsInOrder() {
        assertThat(areTwo(LITTLE, 90, 40, 91, 41, 92)).isFalse();
    }

    @Test
    void twiceAWeekIsTwoRepairs() {
        assertThat(areTwo(Twins.AGAIN.dividedBy(2), 90, 40, 91, 41))
                .as("ten minutes")
                .isTrue();
        assertThat(areTwo(Twins.AGAIN.dividedBy(2).plusMillis(1), 90, 40, 91, 41))
                .isFalse();
    }

    private static boolean areTwo(Duration apart, long... numbers) {
        List<Twins.Session> sessions = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            sessions.addFirst(new Twins.Session("s" + i, numbers[i], NOON.plus(apart.multipliedBy(i))));
        }
        return Twins.areTwo(sessions);
    }
}
