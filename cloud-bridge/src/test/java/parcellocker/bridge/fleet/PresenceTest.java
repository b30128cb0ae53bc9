package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

class PresenceTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private final Presence presence = new Presence();

    @Test
    void theNewestTelemetryCounts_andASignIsToldOnce() {
        Telemetry slow =
                new Telemetry(1, List.of(new Telemetry.Door("A01", 400L, 7, 0, 0, 0, null, "SLOW")), List.of());
        assertThat(presence.doors(LOCKER)).isEmpty();
        assertThat(presence.told(LOCKER, slow, NOW)).isEqualTo(new Presence.News(slow.doors(), true));
        assertThat(presence.told(LOCKER, slow, NOW)).isEqualTo(new Presence.News(List.of(), false));
        assertThat(presence.doors(LOCKER)).isEqualTo(slow.doors());
        assertThat(presence.told(LOCKER, new Telemetry(2, List.of(), List.of()), NOW)
                        .isDue())
                .isTrue();
        assertThat(presence.doors(LOCKER)).isEmpty();
    }

    @Test
    void howDoorsFareIsDueOnceAnHourAlthoughNothingPointsToAFailure() {
        Telemetry sound = new Telemetry(1, List.of(new Telemetry.Door("A01", 200L, 7, 0, 0, 0, null, null)), List.of());
        assertThat(presence.told(LOCKER, sound, NOW).isDue()).isTrue();
        assertThat(presence.told(LOCKER, sound, NOW.plusSeconds(3_600)).isDue()).isFalse();
        assertThat(presence.told(LOCKER, sound, NOW.plusSeconds(3_601)).isDue()).isTrue();
        assertThat(presence.told(LOCKER, sound, NOW.plusSeconds(3_602)).isDue()).isFalse();
    }

    @Test
    void a_locker_not_heard_of_since_the_start_is_stale() {
        assertThat(presence.of(LOCKER, NOW)).isEqualTo(Freshness.STALE);
    }

    @Test
    void a_death_makes_values_stale_only_after_a_minute() {
        assertThat(presence.heard(LOCKER, birth(7), NOW)).isTrue();
        assertThat(presence.of(LOCKER, NOW.plusSeconds(86_400))).isEqualTo(Freshness.LIVE);
        assertThat(presence.heard(LOCKER, new Status.Death(7), NOW)).isTrue();
        assertThat(presence.of(LOCKER, NOW.plusSeconds(59))).isEqualTo(Freshness.LEAVING);
        assertThat(presence.of(LOCKER, NOW.plusSeconds(60))).isEqualTo(Freshness.STALE);
    }

    @Test
    void a_late_will_of_an_older_session_kills_nobody() {
        presence.heard(LOCKER, birth(7), NOW);
        presence.heard(LOCKER, birth(8), NOW);
        assertThat(presence.heard(LOCKER, new Status.Death(7), NOW)).isFalse();
        assertThat(presence.of(LOCKER, NOW.plusSeconds(600))).isEqualTo(Freshness.LIVE);
    }

    @Test
    void a_death_told_twice_counts_from_the_first_time() {
        presence.heard(LOCKER, birth(7), NOW);
        presence.heard(LOCKER, new Status.Death(7), NOW);
        assertThat(presence.heard(LOCKER, new Status.Death(7), NOW.plusSeconds(59)))
                .isFalse();
        assertThat(presence.of(LOCKER, NOW.plusSeconds(60))).isEqualTo(Freshness.STALE);
    }

    @Test
    void a_birth_within_the_minute_was_never_away() {
        presence.heard(LOCKER, birth(7), NOW);
        presence.heard(LOCKER, new Status.Death(7), NOW);
        presence.heard(LOCKER, birth(8), NOW.plusSeconds(5));
        assertThat(presence.of(LOCKER, NOW.plusSeconds(600))).isEqualTo(Freshness.LIVE);
    }

    @Test
    void aLockerIsSilentSoLongAfterItsDeath_alsoIfOnlyTheBrokerKnowsOfThat() {
        presence.heard(LOCKER, birth(7), NOW);
        assertThat(presence.silent(NOW.plusSeconds(86_400), Silence.PATIENCE)).isEmpty();
        presence.heard(LOCKER, new Status.Death(7), NOW);
        assertThat(presence.silent(NOW.plusSeconds(899), Silence.PATIENCE)).isEmpty();
        assertThat(presence.silent(NOW.plusSeconds(900), Silence.PATIENCE)).containsExactly(LOCKER);

        Presence later = new Presence();
        later.heard(LOCKER, new Status.Death(7), NOW);
        assertThat(later.of(LOCKER, NOW)).isEqualTo(Freshness.STALE);
        assertThat(later.silent(NOW.plusSeconds(900), Silence.PATIENCE)).containsExactly(LOCKER);
    }

    private static Status birth(long bdSeq) {
        return new Status.Birth(bdSeq, "n", "1", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 1, List.of(), "", List.of(), null);
    }
}
