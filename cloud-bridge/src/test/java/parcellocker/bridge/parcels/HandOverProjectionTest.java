package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.AuditVerdict;
import parcellocker.contract.entry.Fact.CredentialKind;
import parcellocker.contract.entry.Fact.DepositVerdict;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.entry.Fact.HandOverVerdict;
import parcellocker.contract.entry.Fact.PickupVerdict;
import parcellocker.contract.entry.Stamp;

/** What the city makes of a caretaker's opening: it tells the recipient, and believes nothing that nobody proved. */
class HandOverProjectionTest {
    private static final Stamp STAMP = new Stamp(0, 1_790_000_000_000L, Stamp.Clock.TRUSTED);
    private final MemoryParcelBook book = new MemoryParcelBook();
    private long seq;

    @BeforeEach
    void aRecipientIsShutOutAndHasATicket() {
        hear(
                Journal.authorised("d", "A01", "YT0001", "first", null),
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.STORED),
                pickup("p-1"),
                new Fact.OpeningFailed("p-1", Failure.JAMMED),
                new Fact.TicketOpened("48210937", Fact.Concern.DOOR, "d", "A01", 86_400_000L),
                new Fact.TicketOpened("48210938", Fact.Concern.OTHER, "d", "A01", null));
    }

    @ParameterizedTest
    @CsvSource({"HANDED_OVER,HANDED_OVER,1", "LEFT,UNCERTAIN,0", "MISSING,UNCERTAIN,0", "UNSURE,UNCERTAIN,0"})
    void it_is_what_the_caretaker_says_and_never_collected(HandOverVerdict verdict, State state, int settled) {
        opens();
        assertState(State.UNCERTAIN);
        hear(new Fact.HandOverClosed("h-1", 4_000, verdict));
        assertState(state);
        assertThat(book.delivery("d").orElseThrow().state().isOver()).isFalse();
        assertThat(book.settled())
                .as("whoever waited for that door waits no more")
                .hasSize(settled);
    }

    @Test
    void its_recipient_is_told_of_the_open_door_and_not_of_one_that_stayed_shut() {
        hear(new Fact.HandOverAuthorised("h-0", "48210937", "d", "A01", "ma"));
        hear(new Fact.OpeningFailed("h-0", Failure.JAMMED));
        assertThat(book.openedByStaff()).isEmpty();
        assertState(State.STORED);
        opens();
        assertThat(book.openedByStaff()).containsEntry("h-1", "d").hasSize(1);
        assertThat(book.events()).extracting(Event::kind).contains("HandOverAuthorised");
    }

    @Test
    void its_recipient_is_told_where_no_contact_saw_the_door_and_the_caretaker_did() {
        hear(
                new Fact.HandOverAuthorised("h-1", "48210937", "d", "A01", "ma"),
                new Fact.OpeningFailed("h-1", Failure.NO_FEEDBACK),
                new Fact.PersonAnswered("h-1", false));
        assertThat(book.openedByStaff()).isEmpty();
        hear(new Fact.PersonAnswered("h-1", true));
        assertThat(book.openedByStaff()).containsEntry("h-1", "d");
        assertState(State.UNCERTAIN);
    }

    @Test
    void the_recipients_own_credential_ends_it() {
        opens();
        hear(new Fact.HandOverClosed("h-1", 4_000, HandOverVerdict.HANDED_OVER));
        hear(
                pickup("p-2"),
                new Fact.DoorOpened("p-2", 300),
                new Fact.PickupClosed("p-2", 4_000, PickupVerdict.COLLECTED, null));
        assertState(State.COLLECTED);
    }

    @ParameterizedTest
    @CsvSource({"EMPTY,BY_HAND", "INSIDE,STORED", "UNSURE,UNCERTAIN"})
    void a_technician_who_looks_says_more_than_the_caretaker(AuditVerdict verdict, State state) {
        opens();
        hear(new Fact.HandOverClosed("h-1", 4_000, HandOverVerdict.HANDED_OVER));
        hear(
                new Fact.AuditAuthorised("a-1", "A01", "d", "tech-1", "ap-1", "ops-1"),
                new Fact.DoorOpened("a-1", 300),
                new Fact.AuditClosed("a-1", 4_000, verdict));
        assertState(state);
    }

    private void opens() {
        hear(new Fact.HandOverAuthorised("h-1", "48210937", "d", "A01", "ma"), new Fact.DoorOpened("h-1", 300));
    }

    private static Fact pickup(String opening) {
        return new Fact.PickupAuthorised(opening, "d", "A01", CredentialKind.CODE, "c");
    }

    private void hear(Fact... facts) {
        for (Fact fact : facts) {
            ParcelProjection.project(book, new Entry(1, ++seq, STAMP, fact));
        }
    }

    private void assertState(State state) {
        assertThat(book.delivery("d").orElseThrow().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"STORED,HANDED_OVER", "UNSURE,UNCERTAIN", "REFUSED,REFUSED"})
    void a_new_board_that_only_repeats_what_it_was_told_takes_no_word_back(Fact.Believed echo, State state) {
        opens();
        hear(new Fact.HandOverClosed("h-1", 4_000, HandOverVerdict.HANDED_OVER));
        hear(new Fact.PossiblyInside(
                "d", "A01", List.of("YT0001"), "c-1", "r-1", Fact.Basis.COURIER_ATTESTED, Journal.V, echo, true));
        assertState(state);
    }
}
