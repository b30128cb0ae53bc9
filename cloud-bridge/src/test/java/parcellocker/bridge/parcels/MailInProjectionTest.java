package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.AuditVerdict;
import parcellocker.contract.entry.Fact.CollectionVerdict;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.entry.Fact.MailInVerdict;
import parcellocker.contract.entry.Stamp;

class MailInProjectionTest {
    private static final long SHUT_AT = 1_790_000_000_000L;
    private final MemoryParcelBook book = new MemoryParcelBook();
    private long seq;

    private void hear(Fact... facts) {
        for (Fact fact : facts) {
            ParcelProjection.project(book, new Entry(1, ++seq, new Stamp(seq, SHUT_AT, Stamp.Clock.TRUSTED), fact));
        }
    }

    private MailIn sent() {
        return book.mailIn("d").orElseThrow();
    }

    private static Fact authorised() {
        return new Fact.MailInAuthorised("o-m", "d", "A01", "SO00000001", "S", "SF", "RN-1", "t", 1_790_003_600);
    }

    private void stored() {
        hear(authorised(), new Fact.DoorOpened("o-m", 300), new Fact.MailInClosed("o-m", 5_000, MailInVerdict.STORED));
    }

    @ParameterizedTest
    @CsvSource({
        "STORED,STORED",
        "WITHDRAWN,WITHDRAWN",
        "UNSURE,UNCERTAIN",
        "TOO_SMALL,NOT_PUT_IN",
        "FOUND_OCCUPIED,NOT_PUT_IN",
        "FOUND_BROKEN,NOT_PUT_IN"
    })
    void it_is_as_its_door_and_its_sender_said(MailInVerdict verdict, MailIn.State state) {
        hear(authorised());
        assertThat(sent().state()).isEqualTo(MailIn.State.AUTHORISED);
        hear(new Fact.DoorOpened("o-m", 300), new Fact.MailInClosed("o-m", 5_000, verdict));
        assertThat(sent().state()).isEqualTo(state);
    }

    @Test
    void the_receipts_times_are_the_doors() {
        stored();
        assertThat(sent().shutMillis()).isEqualTo(SHUT_AT);
        assertThat(sent().openMillis()).isEqualTo(5_000);
        assertThat(sent().identity()).isEqualTo("RN-1");
        assertThat(book.events())
                .extracting(Event::kind)
                .containsExactly("MailInAuthorised", "DoorOpened", "MailInClosed");
    }

    @ParameterizedTest
    @CsvSource({
        "JAMMED,NOT_PUT_IN",
        "NOT_SENT,NOT_PUT_IN",
        "ALREADY_OPEN,NOT_PUT_IN",
        "BUS_ERROR,UNCERTAIN",
        "NO_FEEDBACK,UNCERTAIN"
    })
    void a_door_that_failed_leaves_it_with_its_sender_only_if_nothing_can_be_inside(
            Failure failure, MailIn.State state) {
        hear(authorised(), new Fact.OpeningFailed("o-m", failure));
        assertThat(sent().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"TAKEN,COLLECTED", "LEFT,STORED", "MISSING,UNCERTAIN", "UNSURE,UNCERTAIN"})
    void a_collection_ends_as_its_verdict_says(CollectionVerdict verdict, MailIn.State state) {
        stored();
        hear(
                new Fact.CollectionAuthorised("o-c", "d", "A01", "zhao"),
                new Fact.DoorOpened("o-c", 300),
                new Fact.CollectionClosed("o-c", 4_000, verdict));
        assertThat(sent().state()).isEqualTo(state);
        assertThat(sent().collector()).isEqualTo("zhao");
    }

    @Test
    void a_restart_with_the_door_open_makes_it_uncertain_and_staff_find_out() {
        hear(authorised(), new Fact.DoorOpened("o-m", 300), new Fact.LockerStarted("1"));
        assertThat(sent().state()).isEqualTo(MailIn.State.UNCERTAIN);
        hear(
                new Fact.AuditAuthorised("o-a", "A01", "d", "tech-9", null, null),
                new Fact.AuditClosed("o-a", 4_000, AuditVerdict.INSIDE));
        assertThat(sent().state()).isEqualTo(MailIn.State.STORED);
        hear(
                new Fact.AuditAuthorised("o-b", "A01", "d", "tech-9", null, null),
                new Fact.AuditClosed("o-b", 4_000, AuditVerdict.EMPTY));
        assertThat(sent().state()).isEqualTo(MailIn.State.MISSING);
    }

    @Test
    void what_only_the_locker_remembers_becomes_known() {
        hear(new Fact.MailInRemembered("d", "A01", "SO00000001", "SF", 1_790_003_600, true));
        assertThat(sent().state()).isEqualTo(MailIn.State.UNCERTAIN);
        hear(new Fact.MailInRemembered("e", "A02", "SO00000002", "SF", 1_790_003_600, false));
        assertThat(book.mailIn("e")).as("used up, and nothing is there").isEmpty();
    }

    @Test
    void what_was_collected_stays_collected() {
        stored();
        hear(
                new Fact.CollectionAuthorised("o-c", "d", "A01", "zhao"),
                new Fact.CollectionClosed("o-c", 4_000, CollectionVerdict.TAKEN),
                new Fact.MailInRemembered("d", "A01", "SO00000001", "SF", 1_790_003_600, true));
        assertThat(sent().state()).isEqualTo(MailIn.State.COLLECTED);
    }
}
