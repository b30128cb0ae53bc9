package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.BlockReason;
import parcellocker.contract.entry.Fact.CredentialKind;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.entry.Fact.PickupVerdict;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status.Place;

/** The city believes of a compartment what the locker believes, also when a door was forced in between. */
class FleetProjectionTest {
    private final MemoryFleetBook book = new MemoryFleetBook();
    private long seq;

    @BeforeEach
    void thereIsACompartment() {
        book.put(new Place("A01", "S", "EMPTY", "IN_SERVICE", "CLOSED"));
    }

    @Test
    void a_silent_boards_doors_are_unknown_but_one_that_stood_open_still_does() {
        hear(new Fact.BoardLost("b1", java.util.List.of("A01"), 60_000));
        assertThat(place().door()).isEqualTo("UNKNOWN");
        hear(new Fact.BoardBack("b1", java.util.List.of("A01")));
        assertThat(place().door()).isEqualTo("CLOSED");
        hear(new Fact.DoorForced("A01"), new Fact.BoardLost("b1", java.util.List.of("A01"), 60_000));
        assertThat(place().door()).isEqualTo("OPEN");
    }

    @Test
    void the_end_of_a_grace_period_empties_what_was_being_unloaded() {
        collected();
        hear(new Fact.GraceEnded("d", "A01"));
        assertThat(custody()).isEqualTo("EMPTY");
    }

    @Test
    void a_door_forced_within_the_grace_period_stays_uncertain() {
        collected();
        hear(new Fact.DoorForced("A01"), new Fact.GraceEnded("d", "A01"));
        assertThat(custody()).isEqualTo("UNCERTAIN");
    }

    @Test
    void a_jammed_deposit_gives_its_compartment_back() {
        hear(deposit(), new Fact.OpeningFailed("o-d", Failure.JAMMED));
        assertThat(custody()).isEqualTo("EMPTY");
    }

    @Test
    void a_jammed_deposit_whose_door_was_forced_does_not() {
        hear(deposit(), new Fact.DoorForced("A01"), new Fact.OpeningFailed("o-d", Failure.JAMMED));
        assertThat(custody()).isEqualTo("UNCERTAIN");
    }

    @Test
    void a_deposits_lock_that_fires_after_it_failed_leaves_its_compartment_uncertain() {
        hear(deposit(), new Fact.OpeningFailed("o-d", Failure.JAMMED), new Fact.DoorOpened("o-d", 90_000));
        assertThat(custody()).isEqualTo("UNCERTAIN");
        hear(new Fact.DoorClosedLate("o-d", 3_000));
        assertThat(custody()).isEqualTo("UNCERTAIN");
    }

    @Test
    void a_door_left_open_is_in_service_again_once_shut() {
        hear(deposit(), new Fact.DoorOpened("o-d", 100), new Fact.DoorLeftOpen("o-d", false));
        assertThat(place().service()).isEqualTo("BLOCKED(LEFT_OPEN)");
        hear(new Fact.DoorClosedLate("o-d", 200_000));
        assertThat(place()).isEqualTo(new Place("A01", "S", "UNCERTAIN", "IN_SERVICE", "CLOSED"));
    }

    @Test
    void a_broken_compartment_stays_blocked_whatever_its_door_does() {
        hear(deposit(), new Fact.DoorOpened("o-d", 100), new Fact.DoorLeftOpen("o-d", false));
        hear(new Fact.CompartmentBlocked("A01", BlockReason.BROKEN), new Fact.DoorClosedLate("o-d", 200_000));
        assertThat(place().service()).isEqualTo("BLOCKED(BROKEN)");
    }

    private void collected() {
        hear(
                new Fact.PickupAuthorised("p", "d", "A01", CredentialKind.CODE, "code"),
                new Fact.DoorOpened("p", 100),
                new Fact.PickupClosed("p", 5_000, PickupVerdict.COLLECTED, null));
    }

    private static Fact deposit() {
        return Journal.authorised("d", "A01", "YT0001", "first", null);
    }

    private void hear(Fact... facts) {
        for (Fact fact : facts) {
            seq++;
            FleetProjection.project(book, new Entry(1, seq, new Stamp(seq, seq, Stamp.Clock.TRUSTED), fact));
        }
    }

    private Place place() {
        return book.place("A01").orElseThrow();
    }

    private String custody() {
        return place().custody();
    }
}
