package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.policy.Reminders;
import parcellocker.contract.entry.Fact;

/** Reminders and openings by staff: what is told beside a code, and when. */
class NewsTest {
    private static final String DELIVERY = "00000000000000a1";

    private final Mailroom room = new Mailroom();
    private final Mailroom.Tray tray = room.tray;

    @Test
    void six_hours_before_the_end_the_recipient_is_reminded_once_and_not_at_night() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        room.messages.round();
        Instant told = room.now.get();
        for (int hour = 0; hour < 60; hour++) {
            room.passes(Duration.ofHours(1));
            int before = tray.texts.size();
            room.messages.round();
            if (tray.texts.size() > before) {
                int local = room.now.get().atOffset(ZoneOffset.ofHours(8)).getHour();
                assertThat(local).isBetween(7, 21);
                assertThat(Duration.between(told, room.now.get())).isGreaterThanOrEqualTo(Duration.ofHours(18));
            }
        }
        assertThat(tray.texts).hasSize(2);
        assertThat(tray.texts.getLast()).contains("即将到期").doesNotContain("12345670");
    }

    @Test
    void whose_time_was_prolonged_before_the_reminder_went_is_reminded_of_the_new_one() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        room.messages.round();
        room.passes(Duration.ofHours(19));
        tray.answer = Channel.Answer.FAILED;
        room.messages.round();
        room.storage.within(DELIVERY, Optional.empty(), Duration.ofDays(3));
        tray.answer = Channel.Answer.TAKEN;
        int before = tray.texts.size();
        for (int hour = 0; hour < 40; hour++) {
            room.passes(Duration.ofHours(1));
            room.messages.round();
        }
        assertThat(tray.texts).as("not of the old one").hasSize(before);
        for (int hour = 0; hour < 40; hour++) {
            room.passes(Duration.ofHours(1));
            room.messages.round();
        }
        assertThat(tray.texts).hasSize(before + 1);
    }

    @Test
    void whose_time_was_prolonged_at_the_screen_is_reminded_of_the_new_one() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        room.passes(Duration.ofMinutes(1));
        room.messages.round();
        room.journal.add(new Fact.StorageExtended(DELIVERY, 72 * 3_600_000L, Fact.CredentialKind.CODE, "code"));
        room.take();
        int before = tray.texts.size();
        for (int hour = 0; hour < 60; hour++) {
            room.passes(Duration.ofHours(1));
            room.messages.round();
        }
        assertThat(tray.texts).as("not of the old one").hasSize(before);
        for (int hour = 0; hour < 30; hour++) {
            room.passes(Duration.ofHours(1));
            room.messages.round();
        }
        assertThat(tray.texts).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T13:59:59Z, 2026-11-26T13:59:59Z",
        "2026-11-26T14:00:00Z, 2026-11-26T23:00:00Z",
        "2026-11-26T22:59:59Z, 2026-11-26T23:00:00Z",
        "2026-11-26T23:00:00Z, 2026-11-26T23:00:00Z"
    })
    void the_night_is_from_ten_to_seven_in_the_citys_time(Instant at, Instant awake) {
        assertThat(Reminders.USUAL.awake(at)).isEqualTo(awake);
    }

    @Test
    void staff_in_somebodys_compartment_is_told() {
        opened();
        room.messages.round();
        assertThat(tray.texts).anyMatch(text -> text.contains("工作人员开启") && text.contains("s-1"));
    }

    @Test
    void a_city_that_begins_to_tell_does_not_begin_with_what_happened_long_ago() {
        opened();
        room.passes(Duration.ofDays(8));
        room.messages.round();
        assertThat(tray.texts).noneMatch(text -> text.contains("s-1"));
    }

    private void opened() {
        room.stored(DELIVERY, "12345670", Mailroom.PHONE);
        room.journal.add(
                new Fact.AuditAuthorised("s-1", "A01", DELIVERY, "t-1", "a-1", "op-1"),
                new Fact.DoorOpened("s-1", 300));
        room.take();
    }
}
