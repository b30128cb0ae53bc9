package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** "It is empty", "it is not mine": nothing counts as collected by a lie or a mistake, and nothing is given twice. */
class ClaimsTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01() {
        delivery = people.stored(People.PARCEL);
        rig.pulses.clear();
    }

    private void says(Claim claim) {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).touch(new Touch.Claimed(claim));
    }

    private Entry.TicketOpened ticket() {
        List<Entry.TicketOpened> tickets = rig.store.entries().stream()
                .filter(Entry.TicketOpened.class::isInstance)
                .map(Entry.TicketOpened.class::cast)
                .toList();
        assertThat(tickets).hasSize(1);
        return tickets.getFirst();
    }

    @Test
    void anEmptyCompartmentIsNotCollectedAndItsCodeOpensItOnceMore() {
        says(Claim.BOX_EMPTY);
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, Said.EMPTY, Optional.empty()));
        rig.passes(2_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Ticket(ticket().ticket(), Concern.BOX_EMPTY, "rig", new Page.Home()));
        assertThat(ticket())
                .isEqualTo(new Entry.TicketOpened(
                        ticket().ticket(), Concern.BOX_EMPTY, Optional.of(delivery), Optional.of(A01)));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(2);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void sayingEmptyGivesNoMoreThanThreeOpeningsADay() {
        for (int i = 0; i < 3; i++) {
            says(Claim.BOX_EMPTY);
            rig.passes(2_000).shuts("A01").touch(new Touch.Done());
        }
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.REOPENINGS_SPENT);
        assertThat(rig.pulses).hasSize(3);
    }

    @Test
    void whatIsAnothersStaysShutForCodeAndTokenUntilItsCourierHasLooked() {
        says(Claim.NOT_MINE);
        rig.passes(2_000).shuts("A01");
        assertThat(ticket().concern()).isEqualTo(Concern.NOT_MINE);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.UNSURE);
        rig.touch(new Touch.Done());
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.PICKUP_DISPUTED);
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        rig.isRefused(Problem.PICKUP_DISPUTED);
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.book().codeGuesses().failedAt()).as("no guess").isEmpty();
        people.signsIn("wu");
        rig.touch(new Touch.LookInto(delivery));
        rig.isRefused(Problem.NOT_YOUR_DELIVERY);
        people.signsIn("li");
        assertThat(((Page.CourierHome) rig.page()).uncertain())
                .extracting(Page.Listed::delivery)
                .containsExactly(delivery);
        rig.touch(new Touch.LookInto(delivery)).doorSprings("A01");
        rig.touch(new Touch.ItIsInside()).passes(3_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
        people.signsIn("wu");
        rig.touch(new Touch.Done());
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).as("its recipient again").hasSize(3);
    }

    @Test
    void aClaimRightAfterTheDoorWasShutTakesTheCollectionBackAndEveryCredentialRests() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        rig.touch(new Touch.Help());
        assertThat(((Page.Help) rig.page()).claims()).isTrue();
        rig.touch(new Touch.Claimed(Claim.BOX_EMPTY));
        assertThat(rig.page()).isInstanceOf(Page.Ticket.class);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.PickupDisputed(delivery, A01));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.UNSURE);
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.Home());
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.PICKUP_DISPUTED);
        rig.passes(3_600_000);
        assertThat(rig.custody("A01"))
                .as("no grace period empties it")
                .isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void nobodyElseCanDisputeAPickupOnceItsPageIsGone() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        rig.touch(new Touch.Done()).touch(new Touch.Claimed(Claim.BOX_EMPTY));
        rig.touch(new Touch.Help());
        assertThat(((Page.Help) rig.page()).claims()).isFalse();
        rig.touch(new Touch.Claimed(Claim.NOT_MINE));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
        assertThat(rig.store.entries()).noneMatch(Entry.TicketOpened.class::isInstance);
    }

    @Test
    void whatWasSaidCanBeUnsaidWhileTheDoorIsOpen() {
        says(Claim.BOX_EMPTY);
        rig.touch(new Touch.Unsay());
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, false));
        rig.passes(2_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3));
        assertThat(rig.store.entries()).noneMatch(Entry.TicketOpened.class::isInstance);
    }

    /** Who said it may have put it back and gone, with a contact that does not show it; the next one's word shall not empty the compartment. */
    @Test
    void whatIsUnsaidLaterLeavesTheParcelToWhoeverHasItsCode() {
        says(Claim.NOT_MINE);
        rig.passes(Flight.SLIP_MILLIS + 1).touch(new Touch.Unsay());
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, false));
        rig.passes(2_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.PICKUP_UNCERTAIN, true));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
    }

    /** Time counts from the first word: whoever says something else first, and unsays that at once, is no nearer to the first. */
    @Test
    void anotherWordInBetweenMakesUnsayingNoQuicker() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).touch(new Touch.PutBack("damaged"));
        rig.passes(Flight.SLIP_MILLIS + 1)
                .touch(new Touch.Claimed(Claim.BOX_EMPTY))
                .touch(new Touch.Unsay());
        rig.passes(2_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
    }

    @Test
    void whatIsUnsaidLaterIsNotCollectedByADoorThatIsLeftOpenEither() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).touch(new Touch.PutBack("damaged"));
        rig.passes(Flight.SLIP_MILLIS + 1).touch(new Touch.Unsay()).passes(120_000);
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void aClaimBeforeADoorThatIsLeftOpenCountsToo() {
        says(Claim.NOT_MINE);
        rig.passes(120_000);
        assertThat(rig.page()).isInstanceOf(Page.LeftOpen.class);
        assertThat(ticket().concern()).isEqualTo(Concern.NOT_MINE);
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.UNSURE);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
    }

    @Test
    void emptyBeforeADoorThatIsLeftOpenLeavesTheDeliveryItsCode() {
        says(Claim.BOX_EMPTY);
        rig.passes(120_000);
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
    }

    @Test
    void storageStandsStillWhileItIsDisputed() {
        people.directs(new Input.Directive.StartStorage(delivery, 60_000));
        says(Claim.NOT_MINE);
        rig.passes(2_000).shuts("A01").passes(600_000);
        assertThat(rig.delivery(People.PARCEL).storage().orElseThrow().ended()).isFalse();
    }

    @Test
    void aPowerCutForgetsNeitherTheTicketNorTheRest() {
        says(Claim.NOT_MINE);
        rig.passes(2_000).shuts("A01").powerCut();
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.PICKUP_DISPUTED);
        assertThat(ticket().concern()).isEqualTo(Concern.NOT_MINE);
    }
}
