package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** Recipients are told over a real PostgreSQL by a channel that does what a test wants. */
class MessagesTest {
    private static final String SEALING = Jose.newSealingKey();
    private static final String PHONE = "13812345678";
    private static final LockerId LOCKER = new LockerId("LY-0001");

    private final Database database = Postgres.migrated();
    private final SqlBooks books = new SqlBooks(database);
    private final Directives directives =
            new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
    private final Storage storage = new Storage(database, directives, new Storage.Terms(false, Duration.ofHours(24)));
    private final Journal journal = new Journal(LOCKER, 1);
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().plusSeconds(11));
    private final Tray tray = new Tray();
    private final Messages messages = messages(tray);

    /** Takes everything, or answers what it is told to. */
    private static final class Tray implements Channel {
        final List<String> ids = new ArrayList<>();
        final List<String> phones = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        Answer answer = Answer.TAKEN;

        @Override
        public Answer send(String id, String phone, String text) {
            ids.add(id);
            phones.add(phone);
            texts.add(text);
            return answer;
        }
    }

    private Messages messages(Channel channel) {
        Messages.Terms terms = new Messages.Terms("洛快柜", "0379-12345", 24, KeyRing.of(SEALING));
        return new Messages(database, storage, terms, channel, now::get);
    }

    @BeforeEach
    void register() {
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "东门柜", "中州路1号", 1, ""));
            SqlBooks.enrol(sql, LOCKER, 1);
            return true;
        });
    }

    @Test
    void a_stored_parcel_is_told_once_with_all_that_the_law_wants() {
        stored("00000000000000a1", "12345670", PHONE);
        assertThat(messages.round()).containsExactly(LOCKER);
        assertThat(tray.phones).containsExactly(PHONE);
        assertThat(tray.texts.getFirst())
                .isEqualTo("【洛快柜】快件(尾号0001)已存入东门柜(中州路1号)A01，取件码12345670，存24小时，可当场验收拒收。客服0379-12345");
        assertThat(tray.texts.getFirst().length()).as("one short message").isLessThanOrEqualTo(70);
        assertThat(messages.round()).isEmpty();
        assertThat(tray.texts).hasSize(1);
        assertThat(directives.untaken(LOCKER, 9)).as("storage begins").hasSize(1);
    }

    @Test
    void the_next_batch_may_correct_the_phone_before_anybody_is_told() {
        now.set(Instant.now().plusSeconds(3));
        stored("00000000000000a1", "12345670", PHONE);
        messages.round();
        assertThat(tray.phones).isEmpty();
        String right = journal.attach(Json.write(new Person("张三", "13900000000")), Jose.publicOf(SEALING));
        journal.add(new Fact.RecipientCorrected("00000000000000a1", "c-1", "r-2", right));
        take();
        now.updateAndGet(at -> at.plusSeconds(11));
        messages.round();
        assertThat(tray.phones).containsExactly("13900000000");
    }

    @Test
    void what_a_replay_of_the_journal_says_again_is_not_told_again() {
        stored("00000000000000a1", "12345670", PHONE);
        messages.round();
        new Intake(books).replay(LOCKER);
        messages.round();
        assertThat(tray.texts).hasSize(1);
    }

    @Test
    void a_new_code_is_told_and_one_that_it_replaced_is_not() {
        stored("00000000000000a1", "11111111", PHONE);
        renewed("00000000000000a1", "22222222");
        messages.round();
        renewed("00000000000000a1", "33333333");
        messages.round();
        assertThat(tray.texts).hasSize(2);
        assertThat(tray.texts.getFirst()).contains("22222222");
        assertThat(tray.texts.getLast()).contains("33333333");
        assertThat(directives.untaken(LOCKER, 9)).as("storage begins once").hasSize(1);
    }

    /** At 0, 1, 6 and 36 minutes; the same id each time. */
    @Test
    void a_channel_that_fails_is_asked_four_times_and_then_somebody_must_call() {
        stored("00000000000000a1", "12345670", PHONE);
        tray.answer = Channel.Answer.FAILED;
        for (int minute = 0; minute < 120; minute++) {
            messages.round();
            now.updateAndGet(at -> at.plusSeconds(60));
        }
        assertThat(tray.ids).hasSize(4).containsOnly(tray.ids.getFirst());
        assertThat(messages.untold())
                .containsExactly(new Messages.Untold(LOCKER.value(), "00000000000000a1", "STORED", "FAILED"));
        assertThat(directives.untaken(LOCKER, 9))
                .as("nobody was told, so no time runs")
                .isEmpty();
    }

    @Test
    void a_message_that_failed_and_then_went_is_told_once_more_to_nobody() {
        stored("00000000000000a1", "12345670", PHONE);
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        tray.answer = Channel.Answer.TAKEN;
        messages.round();
        assertThat(tray.ids).as("it waits its minute").hasSize(1);
        now.updateAndGet(at -> at.plusSeconds(61));
        assertThat(messages.round()).containsExactly(LOCKER);
        now.updateAndGet(at -> at.plusSeconds(7_200));
        messages.round();
        assertThat(tray.ids).hasSize(2);
        assertThat(messages.untold()).isEmpty();
    }

    @Test
    void a_refused_message_is_not_tried_again() {
        stored("00000000000000a1", "12345670", PHONE);
        tray.answer = Channel.Answer.REFUSED;
        messages.round();
        now.updateAndGet(at -> at.plusSeconds(7_200));
        messages.round();
        assertThat(tray.ids).hasSize(1);
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("REFUSED");
    }

    @Test
    void whoever_collected_before_the_message_went_is_told_nothing_any_more() {
        stored("00000000000000a1", "12345670", PHONE);
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        journal.pickup("00000000000000a1", "A01");
        take();
        now.updateAndGet(at -> at.plusSeconds(61));
        messages.round();
        assertThat(tray.ids).hasSize(1);
        assertThat(messages.untold()).isEmpty();
    }

    @Test
    void a_recipient_without_a_phone_is_somebodys_task() {
        stored("00000000000000a1", "12345670", null);
        messages.round();
        assertThat(tray.ids).isEmpty();
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("NO_PHONE");
    }

    @Test
    void a_code_that_comes_after_its_entry_is_waited_for() {
        String phone = journal.attach(Json.write(new Person("张三", PHONE)), Jose.publicOf(SEALING));
        journal.add(
                Journal.authorised("00000000000000a1", "A01", "YT0001", "not-come", phone),
                new Fact.DoorOpened("o-00000000000000a1", 300),
                new Fact.DepositClosed("o-00000000000000a1", 6_000, Fact.DepositVerdict.STORED));
        take();
        for (int minute = 0; minute < 60; minute++) {
            messages.round();
            now.updateAndGet(at -> at.plusSeconds(60));
        }
        assertThat(tray.ids).isEmpty();
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("NO_CODE");
    }

    @Test
    void six_hours_before_the_end_the_recipient_is_reminded_once_and_not_at_night() {
        stored("00000000000000a1", "12345670", PHONE);
        messages.round();
        Instant told = now.get();
        for (int hour = 0; hour < 60; hour++) {
            now.updateAndGet(at -> at.plusSeconds(3_600));
            int before = tray.texts.size();
            messages.round();
            if (tray.texts.size() > before) {
                int local = now.get().atOffset(java.time.ZoneOffset.ofHours(8)).getHour();
                assertThat(local).isBetween(7, 21);
                assertThat(Duration.between(told, now.get())).isGreaterThanOrEqualTo(Duration.ofHours(18));
            }
        }
        assertThat(tray.texts).hasSize(2);
        assertThat(tray.texts.getLast()).contains("即将到期").doesNotContain("12345670");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T13:59:59Z, 2026-11-26T13:59:59Z",
        "2026-11-26T14:00:00Z, 2026-11-26T23:00:00Z",
        "2026-11-26T22:59:59Z, 2026-11-26T23:00:00Z",
        "2026-11-26T23:00:00Z, 2026-11-26T23:00:00Z"
    })
    void the_night_is_from_ten_to_seven_in_the_citys_time(Instant at, Instant awake) {
        assertThat(Message.awake(at)).isEqualTo(awake);
    }

    @Test
    void two_bridges_tell_each_recipient_once_also_while_one_of_them_waits_for_the_channel() throws Exception {
        for (int i = 0; i < 8; i++) {
            stored("00000000000000b" + i, "1234567" + i, PHONE);
        }
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Tray slow = new Tray();
        Messages other = messages((id, phone, text) -> {
            asked.countDown();
            awaited(go);
            return slow.send(id, phone, text);
        });
        Thread waiting = Thread.ofVirtual().start(other::round);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        messages.round();
        assertThat(tray.ids).as("all are in the other's hand").isEmpty();
        go.countDown();
        waiting.join();
        messages.round();
        assertThat(slow.ids).hasSize(8).doesNotHaveDuplicates();
        assertThat(tray.ids).isEmpty();
    }

    @Test
    void staff_in_somebodys_compartment_is_told_and_nothing_of_a_message_lies_readable_in_the_database() {
        stored("00000000000000a1", "12345670", PHONE);
        journal.add(
                new Fact.AuditAuthorised("s-1", "A01", "00000000000000a1", "t-1", "a-1", "op-1"),
                new Fact.DoorOpened("s-1", 300));
        take();
        messages.round();
        assertThat(tray.texts).anyMatch(text -> text.contains("工作人员开启") && text.contains("s-1"));
        String kept = database.inTransaction(
                        sql -> sql.all("select m::text from parcel_message m", row -> row.getString(1)))
                .toString();
        assertThat(kept).doesNotContain(PHONE, "12345670", "张三");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void stored(String delivery, String code, @org.jspecify.annotations.Nullable String phone) {
        String person =
                phone == null ? null : journal.attach(Json.write(new Person("张三", phone)), Jose.publicOf(SEALING));
        String seal = journal.attach(Json.write(new DrawnCode(delivery, code)), Jose.publicOf(SEALING));
        journal.add(
                Journal.authorised(delivery, "A01", "YT0001", seal, person),
                new Fact.DoorOpened("o-" + delivery, 300),
                new Fact.DepositClosed("o-" + delivery, 6_000, Fact.DepositVerdict.STORED));
        take();
    }

    private void renewed(String delivery, String code) {
        String seal = journal.attach(Json.write(new DrawnCode(delivery, code)), Jose.publicOf(SEALING));
        journal.add(new Fact.CodeRenewed(delivery, Journal.V, seal));
        take();
    }

    private void take() {
        new Intake(books).take(LOCKER, journal.all());
    }
}
