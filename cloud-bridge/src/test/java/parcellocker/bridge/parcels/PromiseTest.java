package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.policy.Fee;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Profile;
import parcellocker.bridge.policy.Promise;
import parcellocker.bridge.policy.Reminders;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** What a parcel was promised when it was deposited, in a real PostgreSQL, while profiles change around it. */
class PromiseTest {
    private static final String DELIVERY = "00000000000000a1";
    private static final Reminders AT_ANY_HOUR =
            new Reminders(Duration.ofHours(6), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final Fee FEE = new Fee(50, Duration.ofHours(12), 300);

    private final Mailroom room = new Mailroom();
    /** The day of the journal's deposits. */
    private final LocalDate day =
            Instant.ofEpochMilli(Journal.NOON).atZone(Policies.CITY).toLocalDate();

    private static Profile profile(LocalDate from, int hours, Fee fee) {
        StorageTime storage = new StorageTime(Duration.ofHours(hours), Duration.ofHours(hours), 2);
        return new Profile(from, "p", false, storage, fee, AT_ANY_HOUR, List.of(Basis.RECIPIENT_PARCEL));
    }

    private Storage storage(Profile... profiles) {
        return new Storage(room.database, room.directives, new Storage.Terms(false, new Policies(List.of(profiles))));
    }

    private Promise promise(Storage storage) {
        return room.database.inTransaction(sql -> storage.promise(sql, Mailroom.LOCKER.value(), DELIVERY));
    }

    private Directive.StartStorage said(Storage storage) {
        List<Directive> all = room.database.inTransaction(
                sql -> Storage.standing(sql, Mailroom.LOCKER, new Promises(storage.policies())));
        return (Directive.StartStorage) all.getFirst();
    }

    @Test
    void a_parcel_has_the_profile_of_the_day_on_which_it_was_deposited() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        Storage storage = storage(
                profile(day.minusDays(9), 10, Fee.NONE), profile(day, 20, FEE), profile(day.plusDays(1), 5, FEE));
        storage.told(DELIVERY, Optional.empty());
        assertThat(said(storage).limitMillis()).isEqualTo(Duration.ofHours(20).toMillis());
        assertThat(said(storage).longer())
                .isEqualTo(new Fact.Longer(Duration.ofHours(20).toMillis(), 2));
        assertThat(promise(storage).profile()).isEqualTo(day);
    }

    @Test
    void neither_a_later_profile_nor_another_file_changes_what_was_promised() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        Storage before = storage(profile(day, 20, FEE));
        before.told(DELIVERY, Optional.empty());
        Promise promised = promise(before);
        Storage edited = storage(profile(day.minusDays(1), 1, new Fee(999, Duration.ofHours(1), 9_999)));
        assertThat(promise(edited)).isEqualTo(promised);
        room.renewed(DELIVERY, "22222222");
        edited.told(DELIVERY, Optional.empty());
        assertThat(promise(edited)).isEqualTo(promised);
        assertThat(said(edited).limitMillis()).isEqualTo(Duration.ofHours(20).toMillis());
        assertThat(said(edited).longer())
                .isEqualTo(new Fact.Longer(Duration.ofHours(20).toMillis(), 2));
    }

    @Test
    void a_time_that_the_city_prolongs_or_cuts_leaves_the_promise_as_it_was() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        Storage storage = storage(profile(day, 20, FEE));
        storage.within(DELIVERY, Optional.empty(), Duration.ofHours(2));
        Promise promised = promise(storage(profile(day, 1, Fee.NONE)));
        assertThat(promised.storage().free()).isEqualTo(Duration.ofHours(20));
        assertThat(promised.fen(Duration.ofHours(20), Duration.ofHours(2))).isZero();
        assertThat(promised.fen(Duration.ofHours(21), Duration.ofHours(2))).isEqualTo(50);
        assertThat(promised.fen(Duration.ofHours(45), Duration.ofHours(44))).isEqualTo(50);
    }

    @Test
    void a_locker_that_did_not_know_the_time_is_believed_when_the_city_heard_of_it() {
        Stamp unsure = new Stamp(1_000, 0, Stamp.Clock.SUSPECT);
        Fact[] facts = {
            Journal.authorised(DELIVERY, "A01", "YT0001", "code", null),
            new Fact.DoorOpened("o-" + DELIVERY, 300),
            new Fact.DepositClosed("o-" + DELIVERY, 6_000, Fact.DepositVerdict.STORED)
        };
        for (Fact fact : facts) {
            room.journal.addRaw(Json.write(new Entry(1, room.journal.head() + 1, unsure, fact)));
        }
        room.take();
        LocalDate today = Instant.now().atZone(Policies.CITY).toLocalDate();
        Storage storage =
                storage(profile(LocalDate.of(2000, 1, 1), 10, Fee.NONE), profile(today.minusDays(1), 20, FEE));
        assertThat(promise(storage).profile()).isEqualTo(today.minusDays(1));
    }

    @Test
    void whoever_pays_reads_so_in_the_first_message_and_is_reminded_when_their_profile_says() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        Reminders early = new Reminders(Duration.ofHours(15), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        Profile paid = profile(day, 20, FEE);
        Messages messages = room.messages(storage(
                new Profile(day, "p", false, paid.storage(), FEE, early, paid.bases()),
                profile(day.plusDays(1), 48, Fee.NONE)));
        messages.round();
        assertThat(room.tray.texts.getFirst()).contains("存20小时内免费，超时每12小时50分，最高300分，可当场验收拒收");
        room.passes(Duration.ofHours(4));
        messages.round();
        assertThat(room.tray.texts).hasSize(1);
        room.passes(Duration.ofHours(13));
        messages.round();
        assertThat(room.tray.texts).hasSize(2);
        assertThat(room.tray.texts.getLast()).contains("即将到期");
    }

    @Test
    void an_announcement_rests_on_a_consent_that_the_policy_of_today_allows() {
        String sealing = Jose.newSealingKey();
        room.database.inTransaction(sql -> sql.change("update fleet_locker set seal_to = ?", Jose.publicOf(sealing)));
        Announcements announcements =
                new Announcements(room.database, room.directives, KeyRing.of(sealing), () -> profile(day, 20, FEE));
        assertThat(announcements.announce(asked("YT0001", Basis.RECIPIENT_PARCEL)))
                .isTrue();
        assertThat(announcements.announce(asked("YT0002", null))).isTrue();
        assertThatThrownBy(() -> announcements.announce(asked("YT0003", Basis.COURIER_ATTESTED)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("basis");
        int kept = room.database.inTransaction(
                sql -> sql.one("select count(*) from parcel_announced", row -> row.getInt(1))
                        .orElseThrow());
        assertThat(kept).isEqualTo(2);
    }

    private static Announcement asked(String waybill, @Nullable Basis basis) {
        return new Announcement(waybill, Mailroom.LOCKER, new Person("张三", Mailroom.PHONE), basis, null);
    }
}
