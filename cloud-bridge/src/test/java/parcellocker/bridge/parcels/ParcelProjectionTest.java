package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.CredentialKind;
import parcellocker.contract.entry.Fact.DepositVerdict;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.entry.Fact.PickupVerdict;
import parcellocker.contract.entry.Stamp;

class ParcelProjectionTest {
    private static final Stamp STAMP = new Stamp(1, 1, Stamp.Clock.TRUSTED);
    private final MemoryParcelBook book = new MemoryParcelBook();
    private long seq;

    @ParameterizedTest
    @CsvSource({
        "STORED,STORED,true",
        "WITHDRAWN,WITHDRAWN,false",
        "UNSURE,UNCERTAIN,false",
        "FOUND_OCCUPIED,WITHDRAWN,false",
        "FOUND_BROKEN,WITHDRAWN,false",
        "FOUND_DIRTY,WITHDRAWN,false"
    })
    void a_deposit_ends_as_its_verdict_says_and_only_a_stored_one_is_told(
            DepositVerdict verdict, State state, boolean isTold) {
        hear(authorised());
        assertState(State.AUTHORISED);
        hear(new Fact.DoorOpened("o-d", 300));
        assertState(State.LOADING);
        hear(new Fact.DepositClosed("o-d", 5_000, verdict));
        assertState(state);
        assertThat(book.notice("d").isPresent()).isEqualTo(isTold);
    }

    @Test
    void what_is_disputed_right_after_its_pickup_is_not_collected_and_told_again_once_it_was_found() {
        hear(
                authorised(),
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.STORED));
        hear(
                new Fact.PickupAuthorised("p", "d", "A01", CredentialKind.CODE, "code"),
                new Fact.DoorOpened("p", 300),
                new Fact.PickupClosed("p", 5_000, PickupVerdict.COLLECTED, null));
        assertState(State.COLLECTED);
        hear(
                new Fact.TicketOpened("12345678", Fact.Concern.BOX_EMPTY, "d", "A01", null),
                new Fact.PickupDisputed("d", "A01"));
        assertState(State.UNCERTAIN);
        assertThat(book.tickets()).extracting(Ticket::number).containsExactly("12345678");
        hear(
                new Fact.CheckAuthorised("c", "d", "A01", "c-1"),
                new Fact.DoorOpened("c", 300),
                new Fact.DepositClosed("c", 5_000, DepositVerdict.STORED));
        assertState(State.STORED);
    }

    @ParameterizedTest
    @CsvSource({
        "JAMMED,FAILED",
        "NOT_SENT,FAILED",
        "ALREADY_OPEN,FAILED",
        "BUS_ERROR,UNCERTAIN",
        "NO_FEEDBACK,UNCERTAIN"
    })
    void a_deposit_whose_door_failed_is_over_only_if_nothing_can_be_inside(Failure failure, State state) {
        hear(authorised(), new Fact.OpeningFailed("o-d", failure));
        assertState(state);
    }

    @Test
    void a_jammed_door_that_opens_after_all_is_a_deposit_after_all() {
        hear(authorised(), new Fact.OpeningFailed("o-d", Failure.JAMMED), new Fact.DoorOpened("o-d", 90_000));
        assertState(State.LOADING);
        hear(new Fact.DepositClosed("o-d", 5_000, DepositVerdict.STORED));
        assertState(State.STORED);
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTED,COLLECTED",
        "TOO_SHORT,UNCERTAIN",
        "UNATTENDED,UNCERTAIN",
        "PUT_BACK,REFUSED",
        "SAID_EMPTY,UNCERTAIN",
        "NOT_MINE,UNCERTAIN"
    })
    void a_pickup_ends_as_its_verdict_says(PickupVerdict verdict, State state) {
        stored();
        hear(pickup(), new Fact.DoorOpened("p-d", 300));
        assertState(State.PICKUP_OPEN);
        hear(new Fact.PickupClosed("p-d", 4_000, verdict, null));
        assertState(state);
    }

    @ParameterizedTest
    @CsvSource({
        "JAMMED,STORED",
        "NOT_SENT,STORED",
        "BUS_ERROR,UNCERTAIN",
        "NO_FEEDBACK,UNCERTAIN",
        "ALREADY_OPEN,UNCERTAIN"
    })
    void a_pickup_whose_door_failed_leaves_the_parcel_where_it_is(Failure failure, State state) {
        stored();
        hear(pickup(), new Fact.OpeningFailed("p-d", failure));
        assertState(state);
    }

    @Test
    void a_reopening_in_the_grace_period_takes_nothing_back() {
        stored();
        hear(
                pickup(),
                new Fact.DoorOpened("p-d", 300),
                new Fact.PickupClosed("p-d", 4_000, PickupVerdict.COLLECTED, null));
        hear(pickup("q-d"), new Fact.DoorOpened("q-d", 300));
        assertState(State.COLLECTED);
        hear(new Fact.PickupClosed("q-d", 500, PickupVerdict.TOO_SHORT, null), new Fact.GraceEnded("d", "A01"));
        assertState(State.COLLECTED);
    }

    @Test
    void a_door_left_open_ends_a_delivery_only_if_it_was_open_long_enough() {
        stored();
        hear(pickup(), new Fact.DoorOpened("p-d", 300), new Fact.DoorLeftOpen("p-d", true));
        assertState(State.COLLECTED);
        hear(authorised(), new Fact.DoorOpened("o-d", 300), new Fact.DoorLeftOpen("o-d", false));
        assertState(State.UNCERTAIN);
    }

    @Test
    void a_restart_makes_what_was_under_way_uncertain_and_nothing_else() {
        stored();
        hear(new Fact.LockerStarted("1"));
        assertState(State.STORED);
        hear(pickup(), new Fact.DoorOpened("p-d", 300), new Fact.LockerStarted("1"));
        assertState(State.UNCERTAIN);
        hear(
                pickup("q-d"),
                new Fact.DoorOpened("q-d", 300),
                new Fact.PickupClosed("q-d", 4_000, PickupVerdict.COLLECTED, null));
        assertState(State.COLLECTED);
        hear(new Fact.LockerStarted("1"));
        assertState(State.COLLECTED);
    }

    @Test
    void a_courier_takes_back_or_recalls_what_is_theirs() {
        stored();
        hear(new Fact.CheckAuthorised("k-d", "d", "A01", "c-1"), new Fact.DoorOpened("k-d", 300));
        hear(new Fact.DepositClosed("k-d", 4_000, DepositVerdict.WITHDRAWN));
        assertState(State.WITHDRAWN);
        stored();
        hear(new Fact.RecallAuthorised("r-d", "d", "A01", "c-1"), new Fact.DoorOpened("r-d", 300));
        assertState(State.STORED);
        hear(new Fact.RecallClosed("r-d", 4_000, true));
        assertState(State.RECALLED);
    }

    @Test
    void a_new_code_is_told_while_the_parcel_is_inside_and_not_after() {
        stored();
        hear(new Fact.CodeRenewed("d", Journal.V, "second"));
        assertThat(book.notice("d")).contains("second");
        hear(
                pickup(),
                new Fact.DoorOpened("p-d", 300),
                new Fact.PickupClosed("p-d", 4_000, PickupVerdict.COLLECTED, null));
        hear(new Fact.CodeRenewed("d", Journal.V, "third"));
        assertThat(book.notice("d")).contains("second");
    }

    @Test
    void a_phone_put_right_makes_the_delivery_that_persons_alone() {
        hear(Journal.authorised("d", "A01", "YT0001", "first", "wrong-phone"));
        hear(
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.STORED),
                new Fact.RecipientCorrected("d", "c-1", "r-right", "right-phone"));
        Delivery delivery = book.delivery("d").orElseThrow();
        assertThat(delivery.recipient()).isEqualTo("r-right");
        assertThat(delivery.phoneSeal()).isEqualTo("right-phone");
        assertThat(delivery.state()).isEqualTo(State.STORED);
        assertThat(book.notice("d"))
                .as("one notice, with the code that opens it")
                .contains("first");
        hear(new Fact.RecipientCorrected("ghost", "c-1", "r-2", "seal"));
        assertThat(book.delivery("ghost")).isEmpty();
    }

    @Test
    void the_history_has_a_line_for_everything_heard_of_the_delivery() {
        hear(new Fact.ParcelAnnounced("YT0001", "r-1", null, null, null));
        stored();
        hear(new Fact.GuessFailed(Fact.Guess.CODE));
        assertThat(book.events())
                .extracting(Event::kind)
                .containsExactly("ParcelAnnounced", "DepositAuthorised", "DoorOpened", "DepositClosed");
    }

    @Test
    void a_fact_about_a_delivery_nobody_heard_of_says_nothing() {
        hear(pickup(), new Fact.DoorOpened("p-d", 300), new Fact.CodeRenewed("d", Journal.V, "x"));
        assertThat(book.deliveries()).isEmpty();
        assertThat(book.events()).isEmpty();
    }

    private void stored() {
        hear(
                authorised(),
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.STORED));
    }

    private static Fact authorised() {
        return Journal.authorised("d", "A01", "YT0001", "first", null);
    }

    private static Fact pickup() {
        return pickup("p-d");
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

    @Test
    void a_look_that_confirms_what_nobody_was_sure_of_tells_its_recipient() {
        hear(
                authorised(),
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.UNSURE));
        hear(new Fact.CheckAuthorised("c", "d", "A01", "c-1"), new Fact.DoorOpened("c", 300));
        assertState(State.UNCERTAIN);
        assertThat(book.notice("d")).isEmpty();
        hear(new Fact.DepositClosed("c", 5_000, DepositVerdict.STORED));
        assertState(State.STORED);
        assertThat(book.notice("d")).contains("first");
        assertThat(book.happenings())
                .extracting(Happening::kind)
                .containsExactly(Happening.Kind.UNCERTAIN, Happening.Kind.FOUND);
    }

    /** The locker drops the former delivery then, and no entry of its own says so. */
    @Test
    void a_parcel_presented_again_ends_the_delivery_that_nobody_was_sure_of() {
        hear(
                Journal.authorised("e", "A03", "YT0002", "other", null),
                authorised(),
                new Fact.DoorOpened("o-d", 300),
                new Fact.DepositClosed("o-d", 5_000, DepositVerdict.UNSURE));
        hear(Journal.authorised("d2", "A02", "YT0001", "second", null));
        assertState(State.WITHDRAWN);
        assertThat(book.delivery("d2").orElseThrow().state()).isEqualTo(State.AUTHORISED);
        assertThat(book.delivery("e").orElseThrow().state()).isEqualTo(State.AUTHORISED);
        assertThat(book.happenings())
                .as("partners hear of the parcel, which is in the courier's hand as before")
                .extracting(Happening::kind)
                .containsExactly(Happening.Kind.UNCERTAIN);
        hear(new Fact.LockerStarted("1"));
        assertState(State.WITHDRAWN);
    }

    @Test
    void what_was_over_when_its_parcel_came_again_stays_as_it_ended() {
        stored();
        hear(
                pickup(),
                new Fact.DoorOpened("p-d", 300),
                new Fact.PickupClosed("p-d", 4_000, PickupVerdict.COLLECTED, null));
        hear(Journal.authorised("d2", "A02", "YT0001", "second", null));
        assertState(State.COLLECTED);
    }
}
