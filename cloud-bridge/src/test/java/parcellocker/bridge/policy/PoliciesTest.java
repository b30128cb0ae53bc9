package parcellocker.bridge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Fact.Basis;

/** Properties of profiles and promises, over drawn ones; a failure names its seed. */
class PoliciesTest {
    private static final int SEEDS = 400;

    private static Policies drawn(SplittableRandom random) {
        TreeSet<LocalDate> days = new TreeSet<>();
        int wanted = random.nextInt(1, 6);
        while (days.size() < wanted) {
            days.add(LocalDate.of(2016, 1, 1).plusDays(random.nextInt(365 * 20)));
        }
        List<Profile> profiles = new ArrayList<>();
        days.forEach(day -> profiles.add(profile(random, day)));
        return new Policies(profiles);
    }

    private static Profile profile(SplittableRandom random, LocalDate day) {
        boolean isPublic = random.nextBoolean();
        Fee fee = isPublic
                ? Fee.NONE
                : new Fee(random.nextInt(200), Duration.ofHours(random.nextInt(1, 48)), random.nextInt(1_000));
        StorageTime storage = new StorageTime(
                Duration.ofHours(random.nextInt(1, 720)), Duration.ofHours(random.nextInt(72)), random.nextInt(4));
        return new Profile(day, "of " + day, isPublic, storage, fee, Reminders.USUAL, List.of(Basis.values()));
    }

    @Test
    void around_the_midnight_of_each_day_the_profile_changes_once_and_to_that_days() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Policies policies = drawn(new SplittableRandom(seed));
            for (int i = 0; i < policies.profiles().size(); i++) {
                Profile one = policies.profiles().get(i);
                Instant midnight = one.validFrom().atStartOfDay().toInstant(ZoneOffset.ofHours(8));
                Profile before = policies.profiles().get(Math.max(0, i - 1));
                for (Duration step : List.of(Duration.ofMillis(1), Duration.ofHours(8), Duration.ofHours(16))) {
                    Instant earlier = midnight.minus(step);
                    // Days are whole: what is valid less than one before is the profile above.
                    assertThat(policies.at(earlier)).as("seed " + seed).isEqualTo(before);
                }
                assertThat(policies.at(midnight)).as("seed " + seed).isEqualTo(one);
                assertThat(policies.at(midnight.plusMillis(1)))
                        .as("seed " + seed)
                        .isEqualTo(one);
            }
            assertThat(policies.at(Instant.EPOCH)).isEqualTo(policies.profiles().getFirst());
        }
    }

    private static Instant midnight(Profile profile) {
        return profile.validFrom().atStartOfDay().toInstant(ZoneOffset.ofHours(8));
    }

    @Test
    void no_clock_of_the_city_is_put_forward_or_back() {
        for (LocalDate day = LocalDate.of(2016, 1, 1); day.getYear() < 2050; day = day.plusDays(1)) {
            assertThat(Duration.between(
                            day.atStartOfDay(Policies.CITY), day.plusDays(1).atStartOfDay(Policies.CITY)))
                    .as(day.toString())
                    .isEqualTo(Duration.ofDays(1));
            assertThat(day.atStartOfDay(Policies.CITY).getOffset()).isEqualTo(ZoneOffset.ofHours(8));
        }
    }

    @Test
    void a_later_profile_changes_nothing_for_what_was_deposited_before_it() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Policies before = drawn(random);
            LocalDate later = before.profiles().getLast().validFrom().plusDays(random.nextInt(1, 400));
            List<Profile> more = new ArrayList<>(before.profiles());
            more.add(profile(random, later));
            Policies after = new Policies(more);
            Instant first = midnight(more.getLast());
            for (int i = 0; i < 50; i++) {
                Instant deposited = first.minusMillis(
                        1 + random.nextLong(Duration.ofDays(3_000).toMillis()));
                assertThat(after.at(deposited).promise())
                        .as("seed " + seed)
                        .isEqualTo(before.at(deposited).promise());
            }
        }
    }

    @Test
    void within_its_time_nothing_is_charged_and_beyond_it_each_period_begun_up_to_the_cap() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Promise promise = drawn(random).profiles().getFirst().promise();
            Fee fee = promise.fee();
            Duration free = promise.storage().free();
            assertThat(promise.fen(Duration.ofMillis(random.nextLong(free.toMillis() + 1)), free))
                    .as("seed " + seed)
                    .isZero();
            assertThat(promise.fen(free, free)).isZero();
            for (int period = 0; period < 30; period++) {
                Duration begun = free.plus(fee.period().multipliedBy(period)).plusMillis(1);
                int expected = Math.min(fee.isFree() ? 0 : fee.cap(), (period + 1) * fee.fen());
                assertThat(promise.fen(begun, free)).as("seed " + seed).isEqualTo(expected);
                Duration end = free.plus(fee.period().multipliedBy(period + 1L));
                assertThat(promise.fen(end, free)).as("seed " + seed).isEqualTo(expected);
            }
            assertThat(promise.fen(Duration.ofDays(100_000_000), free)).isBetween(0, fee.cap());
        }
    }

    @Test
    void who_leaves_it_longer_never_pays_more_and_whose_time_is_cut_pays_no_more_than_was_promised() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Promise promise = drawn(random).profiles().getFirst().promise();
            Duration free = promise.storage().free();
            int last = 0;
            for (int hour = 0; hour < 1_500; hour += random.nextInt(1, 40)) {
                Duration lain = Duration.ofHours(hour).plusMillis(random.nextInt(3_600_000));
                int promised = promise.fen(lain, free);
                Duration limit = free;
                for (int i = 0; i < promise.storage().extensions(); i++) {
                    int before = promise.fen(lain, limit);
                    limit = limit.plus(promise.storage().extension());
                    assertThat(promise.fen(lain, limit)).as("seed " + seed).isLessThanOrEqualTo(before);
                }
                Duration cut = Duration.ofMillis(random.nextLong(free.toMillis()));
                assertThat(promise.fen(lain, cut)).as("seed " + seed).isEqualTo(promised);
                assertThat(promised).as("seed " + seed).isGreaterThanOrEqualTo(last);
                last = promised;
            }
        }
    }

    @Test
    void nobody_is_reminded_in_the_quiet_hours_and_everybody_within_a_day() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LocalTime evening = LocalTime.of(random.nextInt(24), random.nextInt(60));
            LocalTime morning = seed % 10 == 0 ? evening : LocalTime.of(random.nextInt(24), random.nextInt(60));
            Reminders reminders = new Reminders(Duration.ofHours(6), evening, morning);
            for (int i = 0; i < 200; i++) {
                Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(86_400 * 400));
                Instant told = reminders.awake(at);
                assertThat(told).as("seed " + seed).isBetween(at, at.plus(Duration.ofDays(1)));
                assertThat(reminders.awake(told)).as("seed " + seed).isEqualTo(told);
                boolean isMoved = !told.equals(at);
                assertThat(!isMoved || told.atZone(Policies.CITY).toLocalTime().equals(morning))
                        .as("seed " + seed)
                        .isTrue();
                assertThat(isMoved && evening.equals(morning))
                        .as("seed " + seed)
                        .isFalse();
            }
        }
    }

    @Test
    void what_makes_no_sense_is_no_policy() {
        assertThatThrownBy(() -> new Policies(List.of())).isInstanceOf(IllegalArgumentException.class);
        Profile one = Profile.free(24);
        assertThatThrownBy(() -> new Policies(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        Fee fee = new Fee(50, Duration.ofHours(12), 300);
        assertThatThrownBy(
                        () -> new Profile(LocalDate.EPOCH, "x", true, one.storage(), fee, Reminders.USUAL, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fee(-1, Duration.ofHours(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fee(1, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
