package parcellocker.agent.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.DoorHealth.Answer;
import parcellocker.agent.cabinet.DoorHealth.Sign;

class DoorHealthTest {
    private static final OptionalLong UNVERIFIED = OptionalLong.empty();

    private static DoorHealth times(DoorHealth health, int count, long millis) {
        DoorHealth next = health;
        for (int i = 0; i < count; i++) {
            next = next.after(new Answer(OptionalLong.of(millis), 1, 0, OptionalInt.empty()));
        }
        return next;
    }

    private static DoorHealth failed(DoorHealth health) {
        return health.after(new Answer(OptionalLong.empty(), 1, 0, OptionalInt.empty()));
    }

    /** A lock that grows 2 % slower a day and stays shut once it needs longer than the agent waits, opened 3 times a day. */
    @Test
    void aLockThatGrowsTwoPercentSlowerADayIsToldOfAtLeastSevenDaysBeforeItFirstFails() {
        DoorHealth health = DoorHealth.NEW;
        int toldOn = -1;
        int failsOn = -1;
        double millis = 180;
        for (int day = 0; day < 300 && failsOn < 0; day++) {
            // The contact is read every 100 ms.
            health = times(health, 3, (long) Math.ceil(millis / 100) * 100);
            if (toldOn < 0 && health.sign(UNVERIFIED).isPresent()) {
                assertThat(health.sign(UNVERIFIED)).contains(Sign.SLOW);
                toldOn = day;
            }
            failsOn = millis > 600 ? day : -1;
            millis *= 1.02;
        }
        assertThat(toldOn).isBetween(10, failsOn - 7);
    }

    @Test
    void aDoorThatAnswersAsEverHasNoSign_howeverOften() {
        assertThat(times(times(DoorHealth.NEW, 40, 200), 40, 300).sign(UNVERIFIED))
                .isEmpty();
    }

    @Test
    void oneBadOpeningIsChance_aSecondIsASign() {
        DoorHealth once = failed(times(DoorHealth.NEW, 10, 200));
        assertThat(once.sign(UNVERIFIED)).isEmpty();
        assertThat(failed(once).sign(UNVERIFIED)).contains(Sign.UNRELIABLE);
        assertThat(times(failed(once), 7, 200).sign(UNVERIFIED)).isEmpty();
    }

    @Test
    void openingsThatNeededASecondPulseAreASignToo() {
        DoorHealth health = times(DoorHealth.NEW, 5, 200)
                .after(new Answer(OptionalLong.of(200), 2, 0, OptionalInt.empty()))
                .after(new Answer(OptionalLong.of(200), 2, 0, OptionalInt.empty()));
        assertThat(health.sign(UNVERIFIED)).contains(Sign.UNRELIABLE);
    }

    @Test
    void whatWasMeasuredAtTheVerificationCountsBeforeWhatWasUsualSinceTheStart() {
        DoorHealth health = times(DoorHealth.NEW, 7, 500);
        assertThat(health.sign(UNVERIFIED)).isEmpty();
        assertThat(health.sign(OptionalLong.of(200))).contains(Sign.SLOW);
    }

    @Test
    void aContactThatChattersMoreThanItUsedToIsASign() {
        DoorHealth health = times(DoorHealth.NEW, 7, 200);
        for (int i = 1; i <= 7; i++) {
            health = times(health, 1, 200).bounced(i * 2L);
        }
        assertThat(health.latest()).allMatch(answer -> answer.bounces() == 2);
        assertThat(health.sign(UNVERIFIED)).contains(Sign.BOUNCING);
    }

    @Test
    void theTemperatureOfTheJudgedOpeningsGoesWithThem_alsoThroughABounce() {
        DoorHealth health = times(DoorHealth.NEW, 2, 200);
        assertThat(health.milliCelsius()).isEmpty();
        for (int i = 1; i <= DoorHealth.JUDGED; i++) {
            health = health.after(new Answer(OptionalLong.of(200), 1, 0, OptionalInt.of(-1_000 * i)))
                    .bounced(i);
        }
        assertThat(health.milliCelsius()).hasValue(-4_000);
        assertThat(times(health, DoorHealth.JUDGED, 200).milliCelsius()).isEmpty();
    }

    @Test
    void onlyTheLatestOpeningsAreKept_andWhatWasUsualAtFirstStays() {
        DoorHealth health = times(times(DoorHealth.NEW, 7, 200), 100, 900);
        assertThat(health.answers()).hasSize(DoorHealth.KEPT);
        assertThat(health.usual()).contains(new DoorHealth.Usual(200, 0));
        assertThat(health.openMillis()).hasValue(900);
    }
}
