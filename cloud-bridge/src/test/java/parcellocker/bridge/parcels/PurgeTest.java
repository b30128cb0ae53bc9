package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** What the city forgets of people, and when: on a real PostgreSQL, with a clock that is moved. */
class PurgeTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final String SEALING = Jose.newSealingKey();
    private static final String SIGNING = Jose.newSigningKey();

    private final Database database = Postgres.migrated();
    private final SqlBooks books = new SqlBooks(database);
    private final Directives directives =
            new Directives(database, SIGNING, new Expected(KeyRing.of(SEALING), Optional.empty()));
    private final Announcements announcements = new Announcements(database, directives, KeyRing.of(SEALING));
    private final Journal journal = new Journal(LOCKER, 1);
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().plusSeconds(60));
    private final Purge purge =
            new Purge(database, directives, new Purge.Terms(Duration.ofDays(14), Duration.ofDays(90)), now::get);

    @BeforeEach
    void a_locker_that_can_read_whom_a_parcel_is_for() {
        String sealTo = Jose.publicOf(Jose.newSealingKey());
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "n", "a", 1, sealTo));
            SqlBooks.enrol(sql, LOCKER, 1);
            return true;
        });
    }

    @Test
    void whom_a_parcel_was_for_is_known_ninety_days_after_it_is_over_and_no_longer() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", "13912345678");
        collected("d-1");
        purge.round();
        passes(89);
        assertThat(purge.round().announcements()).isZero();
        assertThat(seals()).isEqualTo(2);
        passes(2);
        Purge.Done done = purge.round();
        assertThat(done.announcements()).isEqualTo(1);
        assertThat(done.seals()).isEqualTo(2);
        assertThat(count("parcel_announced") + seals()).isZero();
        assertThat(purge.round())
                .hasToString("0 parcels that did not come ended; deleted: 0 announcements, 0 seals," + " 0 directives");
    }

    @Test
    void what_is_not_over_is_kept_however_long_it_lies() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", "13912345678");
        purge.round();
        passes(4_000);
        assertThat(purge.round().told()).isEmpty();
        assertThat(count("parcel_announced")).isEqualTo(1);
        assertThat(seals()).isEqualTo(2);
    }

    /** The time runs from when it is over, not from when it came. */
    @Test
    void what_ends_late_is_kept_ninety_days_from_then() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", null);
        passes(200);
        purge.round();
        collected("d-1");
        purge.round();
        passes(89);
        purge.round();
        assertThat(count("parcel_announced")).isEqualTo(1);
        passes(2);
        purge.round();
        assertThat(count("parcel_announced")).isZero();
    }

    /** The locker forgot the first delivery when the parcel was presented again. */
    @Test
    void a_delivery_that_nobody_was_sure_of_keeps_nobody_once_its_parcel_came_again() {
        announces("YT0001", "13812345678");
        journal.add(
                Journal.authorised("d-1", "A01", "YT0001", sealed(new DrawnCode("d-1", "11111111")), null),
                new Fact.DoorOpened("o-d-1", 300),
                new Fact.DepositClosed("o-d-1", 6_000, Fact.DepositVerdict.UNSURE));
        stored("d-2", "YT0001", "13912345678");
        assertThat(database.inTransaction(sql -> Believed.pages(sql, LOCKER)).getFirst())
                .as("who is told what lies inside hears of the real one alone")
                .extracting(Directive.Inside::delivery)
                .containsExactly("d-2");
        collected("d-2");
        purge.round();
        passes(91);
        assertThat(purge.round().announcements()).isEqualTo(1);
        assertThat(seals()).isZero();
    }

    @Test
    void the_code_that_another_replaced_goes_and_the_one_that_counts_stays() {
        stored("d-1", "YT0001", "13912345678");
        journal.add(new Fact.CodeRenewed("d-1", Journal.V, sealed(new DrawnCode("d-1", "22222222"))));
        take();
        passes(91);
        assertThat(purge.round().seals()).isEqualTo(1);
        assertThat(code("d-1")).contains("22222222");
    }

    @Test
    void a_replay_of_the_journal_brings_back_nobody_and_keeps_no_one_longer() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", "13912345678");
        collected("d-1");
        purge.round();
        passes(80);
        new Intake(books).replay(LOCKER);
        purge.round();
        passes(11);
        assertThat(purge.round().announcements()).isEqualTo(1);
        new Intake(books).replay(LOCKER);
        assertThat(new Parcels(database, KeyRing.of(SEALING)).history("YT0001").parcel())
                .satisfies(parcel -> assertThat(parcel.state()).isEqualTo("COLLECTED"))
                .satisfies(parcel -> assertThat(parcel.phone()).isNull());
    }

    @Test
    void a_parcel_that_does_not_come_is_ended_at_its_locker_once_and_forgotten() {
        announces("YT0001", "13812345678");
        passes(13);
        assertThat(purge.round().told()).isEmpty();
        passes(2);
        assertThat(purge.round().told()).containsExactly(LOCKER);
        assertThat(said()).endsWith(new Directive.EndAnnouncements(List.of("YT0001")));
        assertThat(purge.round().told()).isEmpty();
        assertThat(expected()).isEmpty();
        passes(91);
        assertThat(purge.round().announcements()).isEqualTo(1);
    }

    @Test
    void the_same_announced_again_after_it_lapsed_is_expected_again() {
        announces("YT0001", "13812345678");
        passes(15);
        purge.round();
        announces("YT0001", "13812345678");
        assertThat(said()).last().isInstanceOf(Directive.Announce.class);
        assertThat(expected()).hasSize(1);
    }

    @Test
    void a_parcel_that_lies_there_does_not_lapse() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", null);
        passes(15);
        assertThat(purge.round().told()).isEmpty();
    }

    /** One parcel more for a recipient is known by the announcement of another. */
    @Test
    void an_announcement_is_kept_while_another_parcel_of_its_recipient_needs_it() {
        announces("YT0001", "13812345678");
        stored("d-1", "YT0001", null);
        collected("d-1");
        purge.round();
        passes(60);
        String recipient = text("select recipient from parcel_announced");
        journal.add(
                new Fact.DepositAuthorised(
                        "o-2",
                        "d-2",
                        "A02",
                        List.of("YT0002"),
                        "c-1",
                        recipient,
                        Fact.Basis.COURIER_ATTESTED,
                        Journal.V,
                        sealed(new DrawnCode("d-2", "33333333")),
                        null),
                new Fact.DoorOpened("o-2", 300),
                new Fact.DepositClosed("o-2", 6_000, Fact.DepositVerdict.STORED));
        take();
        passes(40);
        assertThat(purge.round().announcements()).isZero();
        collected("d-2");
        purge.round();
        passes(91);
        assertThat(purge.round().announcements()).isEqualTo(1);
    }

    @Test
    void directives_that_were_taken_go_with_their_age_and_the_last_one_stays() {
        announces("YT0001", "13812345678");
        announces("YT0002", "13812345678");
        announces("YT0003", "13812345678");
        journal.add(taken(1), taken(2));
        take();
        passes(91);
        Purge.Done done = purge.round();
        assertThat(done.directives()).isEqualTo(1);
        assertThat(directives.untaken(LOCKER, 9)).as("the third, and the end").hasSize(2);
    }

    private static Fact taken(long number) {
        return new Fact.DirectiveTaken(number, "Announce", null, null);
    }

    private void announces(String waybill, String phone) {
        announcements.announce(new Announcement(waybill, LOCKER, new Person("张三", phone), null, "S"));
    }

    private void stored(String delivery, String waybill, @Nullable String phone) {
        String person = phone == null ? null : sealed(new Person("张三", phone));
        journal.add(
                Journal.authorised(delivery, "A01", waybill, sealed(new DrawnCode(delivery, "11111111")), person),
                new Fact.DoorOpened("o-" + delivery, 300),
                new Fact.DepositClosed("o-" + delivery, 6_000, Fact.DepositVerdict.STORED));
        take();
    }

    private void collected(String delivery) {
        journal.pickup(delivery, "A01");
        take();
    }

    private String sealed(Object secret) {
        return journal.attach(Json.write(secret), Jose.publicOf(SEALING));
    }

    private void take() {
        new Intake(books).take(LOCKER, journal.all());
    }

    private void passes(long days) {
        now.updateAndGet(at -> at.plus(Duration.ofDays(days)));
    }

    private List<Directive> said() {
        return directives.untaken(LOCKER, 99).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    private List<Directive.Parcel> expected() {
        return database.inTransaction(sql -> new Expected(KeyRing.of(SEALING), Optional.empty()).parcels(sql, LOCKER));
    }

    private Optional<String> code(String delivery) {
        return database.inTransaction(sql ->
                new Seals(KeyRing.of(SEALING)).code(sql, text("select code_seal from parcel_delivery"), delivery));
    }

    private int seals() {
        return count("parcel_seal");
    }

    private int count(String table) {
        return Integer.parseInt(text("select count(*) from " + table));
    }

    private String text(String query) {
        return database.inTransaction(
                sql -> sql.one(query, row -> row.getString(1)).orElseThrow());
    }
}
