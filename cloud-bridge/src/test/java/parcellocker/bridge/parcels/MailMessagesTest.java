package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;

/** Which contact is told by which way, and what becomes of it when one of them fails. */
class MailMessagesTest {
    private static final String DELIVERY = "00000000000000a1";
    private static final String EMAIL = "zhang.san@mail.example.cn";

    private final Mailroom room = new Mailroom();
    private final Mailroom.Tray phones = room.tray;
    private final Mailroom.Tray mails = new Mailroom.Tray();
    private final Messages byMail = room.messages(Map.of(Way.MAIL, mails));
    private final Messages byBoth = room.messages(Map.of(Way.PHONE, phones, Way.MAIL, mails));

    private void stored() {
        room.stored(DELIVERY, room.sealed(new DrawnCode(DELIVERY, "12345670")), "YT0001", null);
    }

    private int directives() {
        return room.directives.untaken(Mailroom.LOCKER, 9).size();
    }

    @Test
    void a_mail_says_all_that_the_law_wants_in_both_languages_and_its_subject_no_code() {
        room.announced("YT0001", EMAIL);
        stored();
        assertThat(byMail.round()).containsExactly(Mailroom.LOCKER);
        assertThat(mails.phones).containsExactly(EMAIL);
        String[] languages = mails.texts.getFirst().split("\n\n");
        assertThat(languages)
                .hasSize(2)
                .allSatisfy(text ->
                        assertThat(text).contains("0001", "东门柜", "中州路1号", "A01", "12345670", "24", "0379-12345"));
        assertThat(languages[0]).contains("存24小时", "可当场验收拒收");
        assertThat(languages[1]).contains("stored for 24 h", "look at it and refuse it there");
        assertThat(mails.subjects.getFirst())
                .isEqualTo("【洛快柜】快件(尾号0001)已存入东门柜 / Parcel …0001 is in the locker 东门柜")
                .doesNotContain("12345670");
        assertThat(directives()).as("storage begins").isEqualTo(1);
    }

    @Test
    void reminders_wait_for_the_morning_and_openings_by_staff_are_told_at_once_by_mail_too() {
        room.announced("YT0001", EMAIL);
        stored();
        byMail.round();
        room.journal.add(
                new Fact.AuditAuthorised("a-1", "A01", DELIVERY, "t-1", null, null), new Fact.DoorOpened("a-1", 300));
        room.take();
        byMail.round();
        room.passes(Duration.ofHours(19));
        byMail.round();
        room.passes(Duration.ofHours(14));
        byMail.round();
        assertThat(mails.texts).hasSize(3).allSatisfy(text -> assertThat(text).contains("东门柜", "compartment A01"));
        assertThat(mails.texts.get(1)).contains("a-1");
        assertThat(mails.texts.get(2)).contains("即将到期", "nearly over");
    }

    @Test
    void each_attempt_bears_an_id_that_no_other_message_of_any_city_has() {
        room.announced("YT0001", EMAIL);
        stored();
        mails.answer = Channel.Answer.FAILED;
        for (int minute = 0; minute < 120; minute++) {
            byMail.round();
            room.passes(Duration.ofMinutes(1));
        }
        assertThat(mails.ids).hasSize(4).containsOnly(mails.ids.getFirst());
        assertThat(UUID.fromString(mails.ids.getFirst())).hasToString(mails.ids.getFirst());
        assertThat(byMail.untold()).extracting(Messages.Untold::why).containsExactly("FAILED");
        assertThat(byMail.count()).containsExactly(Map.entry(Way.MAIL, new Messages.Count(0, 1)));
    }

    @Test
    void who_has_no_mail_address_is_somebodys_task_where_there_is_mail_alone() {
        room.announced("YT0001", null);
        stored();
        byMail.round();
        assertThat(byMail.untold()).extracting(Messages.Untold::why).containsExactly("NO_MAIL");
        assertThat(directives()).isZero();
    }

    @Test
    void where_there_are_both_each_contact_is_told_once_and_the_time_begins_once() {
        room.announced("YT0001", EMAIL);
        stored();
        byBoth.round();
        byBoth.round();
        assertThat(phones.phones).containsExactly(Mailroom.PHONE);
        assertThat(mails.phones).containsExactly(EMAIL);
        assertThat(phones.texts.getFirst().length()).isLessThanOrEqualTo(70);
        assertThat(directives()).isEqualTo(1);
    }

    @Test
    void where_there_are_both_nobody_misses_a_mail_address_that_there_is_not() {
        room.announced("YT0001", null);
        stored();
        byBoth.round();
        assertThat(phones.phones).containsExactly(Mailroom.PHONE);
        assertThat(mails.phones).isEmpty();
        assertThat(byBoth.untold()).isEmpty();
    }

    @Test
    void one_whom_either_way_reached_is_told_and_one_whom_neither_reached_is_untold_until_the_last_has_failed() {
        room.announced("YT0001", EMAIL);
        stored();
        mails.answer = Channel.Answer.REFUSED;
        phones.answer = Channel.Answer.FAILED;
        byBoth.round();
        assertThat(byBoth.untold()).as("the phone may still be reached").isEmpty();
        phones.answer = Channel.Answer.TAKEN;
        room.passes(Duration.ofMinutes(2));
        byBoth.round();
        assertThat(byBoth.untold()).isEmpty();
        room.renewed(DELIVERY, "22222222");
        phones.answer = Channel.Answer.REFUSED;
        byBoth.round();
        assertThat(byBoth.untold()).extracting(Messages.Untold::why).containsOnly("REFUSED");
    }

    @Test
    void a_phone_typed_at_the_locker_may_be_anothers_whom_the_announced_address_is_not_for() {
        room.announced("YT0001", EMAIL);
        room.stored(
                DELIVERY,
                room.sealed(new DrawnCode(DELIVERY, "12345670")),
                "YT0001",
                room.sealed(new Person("李四", "13900000000")));
        byBoth.round();
        assertThat(phones.phones).containsExactly("13900000000");
        assertThat(mails.phones).isEmpty();
    }

    @Test
    void a_city_that_changes_its_ways_tells_nothing_twice_and_forgets_nothing() {
        room.announced("YT0001", EMAIL);
        stored();
        mails.answer = Channel.Answer.FAILED;
        byMail.round();
        room.passes(Duration.ofMinutes(2));
        room.messages.round();
        assertThat(phones.phones).as("the phone takes over").containsExactly(Mailroom.PHONE);
        room.passes(Duration.ofHours(1));
        byBoth.round();
        assertThat(mails.phones).as("what was told is not told again").hasSize(1);
    }

    @Test
    void nothing_of_a_mail_address_lies_readable_in_the_database() {
        room.announced("YT0001", EMAIL);
        stored();
        byBoth.round();
        for (String table : new String[] {"parcel_message", "parcel_announced", "fleet_directive"}) {
            List<String> rows = room.database.inTransaction(
                    sql -> sql.all("select t::text from " + table + " t", row -> row.getString(1)));
            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain("zhang.san"));
        }
    }
}
