package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.intake.Intake;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.Fact;

/** What recipients are told, how often, and what becomes of it when the channel or a bridge fails. */
class MessagesTest {
    private static final String FIRST = "00000000000000a1";
    private static final String SECOND = "00000000000000a2";

    private final Mailroom room = new Mailroom();
    private final Messages messages = room.messages;
    private final Mailroom.Tray tray = room.tray;

    @Test
    void a_stored_parcel_is_told_once_with_all_that_the_law_wants() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        assertThat(messages.round()).containsExactly(Mailroom.LOCKER);
        assertThat(tray.phones).containsExactly(Mailroom.PHONE);
        assertThat(tray.texts.getFirst())
                .isEqualTo("【洛快柜】快件(尾号0001)已存入东门柜(中州路1号)A01，取件码12345670，存24小时，可当场验收拒收。客服0379-12345");
        assertThat(tray.texts.getFirst().length()).as("one short message").isLessThanOrEqualTo(70);
        assertThat(messages.round()).isEmpty();
        assertThat(tray.texts).hasSize(1);
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9))
                .as("storage begins")
                .hasSize(1);
    }

    @Test
    void the_next_batch_may_correct_the_phone_before_anybody_is_told() {
        room.passes(Duration.ofSeconds(-8));
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        messages.round();
        assertThat(tray.phones).isEmpty();
        room.journal.add(
                new Fact.RecipientCorrected(FIRST, "c-1", "r-2", room.sealed(new Person("张三", "13900000000"))));
        room.take();
        room.passes(Duration.ofSeconds(8));
        messages.round();
        assertThat(tray.phones).containsExactly("13900000000");
    }

    @Test
    void what_a_replay_of_the_journal_says_again_is_not_told_again() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        messages.round();
        new Intake(room.books).replay(Mailroom.LOCKER);
        messages.round();
        assertThat(tray.texts).hasSize(1);
    }

    @Test
    void a_new_code_is_told_and_one_that_it_replaced_is_not() {
        room.stored(FIRST, "11111111", Mailroom.PHONE);
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        tray.answer = Channel.Answer.TAKEN;
        room.renewed(FIRST, "22222222");
        room.passes(Duration.ofMinutes(2));
        messages.round();
        room.renewed(FIRST, "33333333");
        messages.round();
        assertThat(tray.texts).hasSize(3);
        assertThat(tray.texts.get(1)).contains("22222222");
        assertThat(tray.texts.get(2)).contains("33333333");
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9))
                .as("storage begins, and the former code ends")
                .hasSize(2);
    }

    @Test
    void the_locker_hears_that_a_new_code_went_out_only_when_it_did() {
        room.stored(FIRST, "11111111", Mailroom.PHONE);
        messages.round();
        room.renewed(FIRST, "22222222");
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9)).hasSize(1);
        tray.answer = Channel.Answer.TAKEN;
        room.passes(Duration.ofSeconds(61));
        assertThat(messages.round()).containsExactly(Mailroom.LOCKER);
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9)).hasSize(2);
    }

    @Test
    void a_message_that_was_on_its_way_when_the_next_code_was_drawn_ends_none() {
        room.stored(FIRST, "11111111", Mailroom.PHONE);
        messages.round();
        room.renewed(FIRST, "22222222");
        Messages slow = room.messages((id, phone, text) -> {
            room.renewed(FIRST, "33333333");
            return Channel.Answer.TAKEN;
        });
        assertThat(slow.round()).isEmpty();
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9)).hasSize(1);
    }

    /** At 0, 1, 6 and 36 minutes; the same id each time. */
    @Test
    void a_channel_that_fails_is_asked_four_times_and_then_somebody_must_call() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        tray.answer = Channel.Answer.FAILED;
        for (int minute = 0; minute < 120; minute++) {
            messages.round();
            room.passes(Duration.ofMinutes(1));
        }
        assertThat(tray.ids).hasSize(4).containsOnly(tray.ids.getFirst());
        assertThat(messages.untold())
                .containsExactly(new Messages.Untold(Mailroom.LOCKER.value(), FIRST, "STORED", "FAILED"));
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9))
                .as("nobody was told, so no time runs")
                .isEmpty();
    }

    @Test
    void a_message_that_failed_and_then_went_is_told_once_more_to_nobody() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        tray.answer = Channel.Answer.TAKEN;
        messages.round();
        assertThat(tray.ids).as("it waits its minute").hasSize(1);
        room.passes(Duration.ofSeconds(61));
        assertThat(messages.round()).containsExactly(Mailroom.LOCKER);
        room.passes(Duration.ofHours(2));
        messages.round();
        assertThat(tray.ids).hasSize(2);
        assertThat(messages.untold()).isEmpty();
    }

    @Test
    void a_refused_message_is_not_tried_again() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        tray.answer = Channel.Answer.REFUSED;
        messages.round();
        room.passes(Duration.ofHours(2));
        messages.round();
        assertThat(tray.ids).hasSize(1);
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("REFUSED");
    }

    @Test
    void whoever_collected_before_the_message_went_is_told_nothing_any_more() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        tray.answer = Channel.Answer.FAILED;
        messages.round();
        room.journal.pickup(FIRST, "A01");
        room.take();
        room.passes(Duration.ofSeconds(61));
        messages.round();
        assertThat(tray.ids).hasSize(1);
        assertThat(messages.untold()).isEmpty();
    }

    @Test
    void a_recipient_without_a_phone_or_with_one_that_nobody_can_open_is_somebodys_task() {
        room.stored(FIRST, "12345670", null);
        room.database.inTransaction(sql -> sql.change(
                "insert into parcel_announced (waybill, locker, recipient, person) values ('YT0001', ?, 'r-1', 'no seal')",
                Mailroom.LOCKER.value()));
        messages.round();
        assertThat(tray.ids).isEmpty();
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("NO_PHONE");
    }

    @Test
    void a_code_that_comes_after_its_entry_is_waited_for() {
        room.stored(FIRST, "not-come", "YT0001", room.sealed(new Person("张三", Mailroom.PHONE)));
        for (int minute = 0; minute < 60; minute++) {
            messages.round();
            room.passes(Duration.ofMinutes(1));
        }
        assertThat(tray.ids).isEmpty();
        assertThat(messages.untold()).extracting(Messages.Untold::why).containsExactly("NO_CODE");
    }

    /** The gateway has it, and the bridge dies before it can note so: the next attempt says the same id. */
    @Test
    void a_bridge_that_dies_with_a_message_in_hand_costs_one_repetition_and_hinders_no_other_message() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        room.stored(SECOND, "12345671", Mailroom.PHONE);
        Messages dying = room.messages((id, phone, text) -> {
            tray.send(id, phone, text);
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(dying::round).hasMessage("killed");
        messages.round();
        assertThat(tray.ids).as("the other one at once").hasSize(2).doesNotHaveDuplicates();
        room.passes(Duration.ofSeconds(61));
        messages.round();
        assertThat(tray.ids).hasSize(3).endsWith(tray.ids.getFirst());
        assertThat(room.directives.untaken(Mailroom.LOCKER, 9))
                .as("storage of both")
                .hasSize(2);
    }

    @Test
    void a_bridge_that_waits_for_the_channel_keeps_no_message_from_another_bridge() throws Exception {
        for (int i = 0; i < 8; i++) {
            room.stored("00000000000000b" + i, "1234567" + i, Mailroom.PHONE);
        }
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Mailroom.Tray slow = new Mailroom.Tray();
        Messages other = room.messages((id, phone, text) -> {
            asked.countDown();
            awaited(go);
            return slow.send(id, phone, text);
        });
        Thread waiting = Thread.ofVirtual().start(other::round);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        messages.round();
        assertThat(tray.ids)
                .as("all but the one in the other's hand")
                .hasSize(7)
                .doesNotHaveDuplicates();
        go.countDown();
        waiting.join();
        messages.round();
        assertThat(slow.ids).hasSize(1).doesNotContainAnyElementsOf(tray.ids);
        assertThat(tray.ids).hasSize(7);
    }

    @Test
    void nothing_of_a_message_lies_readable_in_the_database() {
        room.stored(FIRST, "12345670", Mailroom.PHONE);
        messages.round();
        List<String> kept = room.database.inTransaction(
                sql -> sql.all("select m::text from parcel_message m", row -> row.getString(1)));
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst()).doesNotContain(Mailroom.PHONE, "12345670", "张三");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
