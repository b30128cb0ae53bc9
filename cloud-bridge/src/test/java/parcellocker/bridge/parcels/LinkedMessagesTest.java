package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Fact;

/** Messages with a link to the recipient's own page. */
class LinkedMessagesTest {
    private static final String DELIVERY = "00000000000000a1";
    private static final Pattern LINK = Pattern.compile(" https://gui\\.example\\.cn/p/([0-9a-hjkmnp-tv-z]{26})$");

    private final Mailroom room = new Mailroom();
    private final Links links = new Links(
            new Links.Terms("https://gui.example.cn", Duration.ofDays(2), Duration.ofDays(60)), room.now::get);
    private final Messages messages = room.messages(room.tray, Optional.of(links));

    private static String token(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private Optional<Links.Bearer> found(String token) {
        return room.database.inTransaction(sql -> links.find(sql, token));
    }

    @Test
    void the_link_stands_at_the_end_and_with_all_that_the_law_wants_it_is_a_message_of_two_parts() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        messages.round();
        String text = room.tray.texts.getFirst();
        assertThat(text).contains("东门柜", "中州路1号", "A01", "12345670", "存24小时", "验收拒收", "0379-12345");
        assertThat(found(token(text))).contains(new Links.Bearer("LY-0001", DELIVERY, null));
        assertThat(text.length())
                .as("two parts of 67 characters")
                .isEqualTo(122)
                .isLessThanOrEqualTo(134);
    }

    @Test
    void a_reminder_and_an_opening_by_staff_have_links_of_their_own_to_the_same_page() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        messages.round();
        room.passes(Duration.ofHours(19));
        messages.round();
        room.passes(Duration.ofHours(14));
        room.journal.add(
                new Fact.AuditAuthorised("a-1", "A01", DELIVERY, "t-1", null, null), new Fact.DoorOpened("a-1", 300));
        room.take();
        messages.round();
        assertThat(room.tray.texts).hasSize(3);
        Set<String> tokens = new HashSet<>();
        for (String text : room.tray.texts) {
            tokens.add(token(text));
            assertThat(found(token(text))).contains(new Links.Bearer("LY-0001", DELIVERY, null));
        }
        assertThat(tokens).hasSize(3);
    }

    @Test
    void each_attempt_has_a_link_that_leads_there_for_nobody_knows_which_of_them_went() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        room.tray.answer = Channel.Answer.FAILED;
        messages.round();
        room.passes(Duration.ofSeconds(61));
        messages.round();
        assertThat(room.tray.texts).hasSize(2);
        assertThat(room.tray.texts).allMatch(text -> found(token(text)).isPresent());
    }

    @Test
    void who_refused_is_not_reminded() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        messages.round();
        Tokens tokens = new Tokens(room.database, room.directives, "unused", room.now::get);
        new Wishes(room.database, links, room.storage, tokens)
                .refuse(token(room.tray.texts.getFirst()), Refusal.UNWANTED);
        room.passes(Duration.ofHours(40));
        messages.round();
        assertThat(room.tray.texts).hasSize(1);
    }

    @Test
    void who_left_it_longer_is_reminded_of_the_new_end() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        messages.round();
        Tokens tokens = new Tokens(room.database, room.directives, "unused", room.now::get);
        new Wishes(room.database, links, room.storage, tokens)
                .longer(token(room.tray.texts.getFirst()), Duration.ofDays(1).toMillis());
        room.passes(Duration.ofHours(20));
        messages.round();
        assertThat(room.tray.texts).hasSize(1);
        room.passes(Duration.ofDays(1));
        messages.round();
        room.passes(Duration.ofHours(12));
        messages.round();
        assertThat(room.tray.texts).hasSize(2);
    }

    @Test
    void links_whose_time_is_over_are_deleted() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        messages.round();
        Purge purge = new Purge(
                room.database,
                room.directives,
                new Purge.Terms(Duration.ofDays(14), Duration.ofDays(90)),
                room.now::get);
        purge.round();
        assertThat(found(token(room.tray.texts.getFirst()))).isPresent();
        room.passes(Duration.ofDays(61));
        purge.round();
        List<String> kept =
                room.database.inTransaction(sql -> sql.all("select hash from parcel_link", row -> row.getString(1)));
        assertThat(kept).isEmpty();
    }

    @Test
    void a_token_is_drawn_anew_each_time_and_what_holds_one_does_not_print_it() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Links.Made made = room.database.inTransaction(sql -> links.fresh(sql, "LY-0001", DELIVERY));
            drawn.add(made.link());
            assertThat(made.toString()).doesNotContain("/p/");
        }
        assertThat(drawn).hasSize(500);
    }
}
