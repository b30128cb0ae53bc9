package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;

class FullListsTest {
    private static final String HEAD = "a".repeat(64);

    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void whatTheCityOwnsIsAsItsListSaysInOneCommit() {
        int before = rig.store.commits();
        lists(9, List.of(parcel("JD00002")), List.of(People.courier("wu", true), People.courier("ma", true)));
        assertThat(rig.store.commits() - before).isEqualTo(1);
        assertThat(rig.book().announcements().asMap().keySet()).containsExactly(new Waybill("JD00002"));
        assertThat(mayWork()).containsExactly("ma", "wu");
        assertThat(rig.book().directives()).isEqualTo(new DirectiveCursor(9, Optional.of(HEAD)));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(9, "FullList", Optional.empty(), Optional.of(HEAD)));
    }

    @Test
    void whoIsNotListedStaysKnownSoThatATokenOfTheirsIsRefusedToo() {
        lists(9, List.of(), List.of(People.courier("wu", true)));
        assertThat(rig.book().couriers().get(People.LI).active()).isFalse();
        people.shows(Token.Kind.COURIER, "li", "0011223344556677");
        assertThat(rig.locker().session().visit().courier()).isEmpty();
    }

    @Test
    void whatIsAsTheListSaysIsNotWrittenAgain() {
        int before = rig.store.entries().size();
        lists(9, List.of(parcel(People.PARCEL)), List.of(People.courier("li", true), People.courier("wu", true)));
        assertThat(rig.store.entries().size() - before).isEqualTo(1);
    }

    @Test
    void aListTouchesNoCustodyNoDeliveryAndNoLiveCode() {
        DeliveryId id = people.stored(People.PARCEL);
        Delivery before = rig.delivery(People.PARCEL);
        CompartmentState where = rig.book().compartments().get(new CompartmentId("A01"));
        lists(9, List.of(parcel(People.PARCEL)), List.of());
        assertThat(rig.book().deliveries().get(id)).isEqualTo(before);
        assertThat(rig.book().compartments().get(new CompartmentId("A01"))).isEqualTo(where);
        people.asksFor(People.PARCEL);
        assertThat(rig.book().openings().values()).anyMatch(opening -> opening.purpose() == Purpose.PICKUP);
    }

    @Test
    void oneThatSaysNoMoreThanWasTakenChangesNothing() {
        Book before = rig.book();
        lists(2, List.of(), List.of());
        lists(1, List.of(), List.of());
        assertThat(rig.book()).isEqualTo(before);
    }

    @Test
    void whileACodeIsBeingRenewedAListWaits() {
        DeliveryId delivery = people.stored(People.PARCEL);
        rig.vaultIsSlow();
        people.directs(new Input.Directive.RenewCode(delivery));
        lists(9, List.of(), List.of());
        assertThat(rig.book().directive()).isEqualTo(2);
        rig.vaultAnswers();
        assertThat(rig.book().directive()).isEqualTo(3);
        lists(9, List.of(), List.of());
        assertThat(rig.book().directive()).isEqualTo(9);
    }

    @Test
    void aPowerCutBeforeItsCommitLeavesTheOldStateWholeAndTheListIsTakenWhenSaidAgain() {
        Book before = rig.book();
        rig.powerCut();
        assertThat(rig.book().couriers()).isEqualTo(before.couriers());
        assertThat(rig.book().announcements()).isEqualTo(before.announcements());
        lists(9, List.of(), List.of());
        assertThat(mayWork()).isEmpty();
    }

    @Test
    void theNextDirectiveStandsOnTheListAndOneOfAnotherCityDoesNot() {
        lists(9, List.of(), List.of());
        Input.Directive list = new Input.Directive.ListCouriers(List.of(People.courier("ma", true)));
        rig.gives(new Input.Directed(10, Optional.of("b".repeat(64)), Optional.of("c".repeat(64)), list));
        assertThat(mayWork()).isEmpty();
        assertThat(rig.book().directive()).isEqualTo(9);
        rig.gives(new Input.Directed(10, Optional.of(HEAD), Optional.of("d".repeat(64)), list));
        assertThat(mayWork()).containsExactly("ma");
        assertThat(rig.book().directives()).isEqualTo(new DirectiveCursor(10, Optional.of("d".repeat(64))));
    }

    @Test
    void aCourierAtTheScreenWhomTheListLacksIsSentHome() {
        people.signsIn("li");
        assertThat(rig.locker().session().visit().courier()).isPresent();
        lists(9, List.of(), List.of());
        assertThat(rig.locker().session().visit().courier()).isEmpty();
    }

    /** A restored city may have forgotten whom it had withdrawn. */
    @Test
    void aNarrowListGivesNobodyBackWhatTheyHadLostHereAndADirectiveDoes() {
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        List<Courier> listed = List.of(People.courier("li", true), People.courier("wu", false));
        rig.gives(new Input.Listed(9, HEAD, true, List.of(), listed));
        assertThat(mayWork()).isEmpty();
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", true))));
        assertThat(mayWork()).containsExactly("li");
    }

    @Test
    void aListOfACityThatForgotNothingGivesBackToo() {
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        lists(9, List.of(), List.of(People.courier("li", true)));
        assertThat(mayWork()).containsExactly("li");
    }

    private void lists(long number, List<Input.Announced> parcels, List<Courier> couriers) {
        rig.gives(new Input.Listed(number, HEAD, false, parcels, couriers));
    }

    private List<String> mayWork() {
        return rig.book().couriers().values().stream()
                .filter(Courier::active)
                .map(Courier::id)
                .map(CourierId::value)
                .toList();
    }

    private static Input.Announced parcel(String waybill) {
        Announcement announcement = new Announcement(
                new Waybill(waybill), new PersonRef("person-1"), Optional.of(Basis.RECIPIENT_PARCEL), Optional.empty());
        return new Input.Announced(announcement, new Sealed("p-" + waybill, "jwe"));
    }
}
