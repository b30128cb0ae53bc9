package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.runtime.Commit;
import parcellocker.contract.problem.Problem;

/** Staff of the place opens for a recipient whose door did not: that door, once, and nothing is collected by it. */
class CaretakersTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final CourierId MA = new CourierId("ma");
    private static final long DAY = People.DAY;
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId parcel = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01AndMaWorksHere() {
        entrust(rig, true);
        parcel = people.stored(People.PARCEL);
        rig.pulses.clear();
    }

    private void entrust(Rig at, boolean active) {
        Courier ma = new Courier(MA, Role.CARETAKER, "B-MA", GlassVault.verifier(People.PIN), active);
        at.gives(new Input.Directed(at.book().directive() + 1, new Input.Directive.ListCouriers(List.of(ma))));
    }

    /** The recipient types the code, and the door stays shut. */
    private void doorStaysShut() {
        people.asksFor(People.PARCEL);
        jams();
    }

    private void jams() {
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED)
                .passes(1_000)
                .readsNothingNew("A01")
                .passes(3_000);
    }

    private String asks() {
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.DOOR));
        Page.Ticket ticket = (Page.Ticket) rig.page();
        rig.touch(new Touch.Back()).touch(new Touch.Done());
        return ticket.number();
    }

    /** The recipient has a ticket with which a caretaker may open. */
    private String shutOut() {
        doorStaysShut();
        return asks();
    }

    private void maNames(String ticket) {
        people.signsIn("ma");
        rig.touch(new Touch.NameTicket(ticket));
    }

    private void opensNothing() {
        rig.isRefused(Problem.TICKET_OPENS_NOTHING);
        rig.touch(new Touch.Done());
    }

    @Test
    void theTicketOfOneWhoseCodeDidNotOpenOpensThatDoorOnce() {
        String ticket = shutOut();
        int pulsed = rig.pulses.size();
        people.signsIn("ma");
        assertThat(rig.page()).as("no list of anything").isEqualTo(new Page.CaretakerHome());
        rig.touch(new Touch.NameTicket(ticket));
        assertThat(rig.store.entries())
                .last()
                .isEqualTo(new Entry.HandOverAuthorised(rig.pulses.getLast().opening(), ticket, parcel, A01, MA));
        assertThat(rig.pulses).hasSize(pulsed + 1);
        rig.doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.HandOver(A01, Said.NOTHING));
        rig.passes(3_000).touch(new Touch.HandedOver()).shuts("A01");
        assertThat(rig.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.HandOverClosed.class,
                        closed -> assertThat(closed.verdict()).isEqualTo(Entry.HandOverVerdict.HANDED_OVER));
        assertThat(rig.page()).isEqualTo(new Page.HandOverDone(A01, Entry.HandOverVerdict.HANDED_OVER));
        rig.touch(new Touch.NameTicket(ticket));
        assertThat(rig.page()).as("signed out").isInstanceOf(Page.HandOverDone.class);
        maNames(ticket);
        opensNothing();
        assertThat(rig.pulses).hasSize(pulsed + 1);
    }

    @Test
    void nothingIsCollectedByACaretakersWordAndTheCodeStaysGood() {
        maNames(shutOut());
        rig.doorSprings("A01");
        assertThat(rig.custody("A01"))
                .as("as soon as it is open")
                .isEqualTo(new Custody.Uncertain(Optional.of(parcel)));
        rig.touch(new Touch.HandedOver()).passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(parcel)));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
        rig.touch(new Touch.Done());
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state())
                .as("the recipient's own credential ends it")
                .isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void whatTheCaretakerSaysIsWrittenDownAsWhatItIs() {
        for (Touch said : List.of(new Touch.ItIsInside(), new Touch.ItIsEmpty(), new Touch.MoreTime())) {
            maNames(shutOut());
            rig.doorSprings("A01").touch(said).passes(3_000).shuts("A01").touch(new Touch.Done());
        }
        maNames(shutOutAgain());
        rig.doorSprings("A01").touch(new Touch.HandedOver()).passes(500).shuts("A01");
        assertThat(verdicts())
                .as("silence, and a door that was not open long enough, say nothing")
                .containsExactly(
                        Entry.HandOverVerdict.LEFT,
                        Entry.HandOverVerdict.MISSING,
                        Entry.HandOverVerdict.UNSURE,
                        Entry.HandOverVerdict.UNSURE);
    }

    private List<Entry.HandOverVerdict> verdicts() {
        return rig.store.entries().stream()
                .filter(Entry.HandOverClosed.class::isInstance)
                .map(entry -> ((Entry.HandOverClosed) entry).verdict())
                .toList();
    }

    /** The code is good and was tried too often: to show it is enough. */
    private String shutOutAgain() {
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.REOPENINGS_SPENT);
        return asks();
    }

    @Test
    void aTicketOfSomebodyWhoShowedNoCredentialOpensNothing() {
        doorStaysShut();
        rig.touch(new Touch.Done());
        maNames(asks());
        opensNothing();
        assertThat(rig.store.entries()).noneMatch(Entry.HandOverAuthorised.class::isInstance);
    }

    @Test
    void aTicketOfSomebodyWhoseDoorDidOpenOpensNothing() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        maNames(asks());
        opensNothing();
    }

    @Test
    void whoLostTheirCodeGetsANewOneByTelephoneAndNoDoor() {
        shutOut();
        rig.touch(new Touch.LostCode()).touch(new Touch.AskCode("0001", new Secret("0000")));
        maNames(((Page.Ticket) rig.page()).number());
        opensNothing();
    }

    @Test
    void aConcernAboutAnythingElseOpensNothing() {
        doorStaysShut();
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER));
        String ticket = ((Page.Ticket) rig.page()).number();
        rig.touch(new Touch.Done());
        maNames(ticket);
        opensNothing();
    }

    /** Once in a hundred million: nobody knows whose door is meant, so it is neither's. */
    @Test
    void aNumberThatTwoTicketsHaveOpensNeitherDoor() {
        String ticket = shutOut();
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("JD00002");
        rig.doorSprings("A02").passes(5_000).shuts("A02").touch(new Touch.Done());
        Delivery second = rig.delivery("JD00002");
        Book before = rig.book();
        Entry same = new Entry.TicketOpened(
                ticket, Concern.DOOR, Optional.of(second.id()), Optional.of(second.compartment()), Optional.of(DAY));
        Stamp stamp = new Stamp(before.ageMillis(), rig.clock.now().wallMillis(), Quality.TRUSTED);
        rig.store.commit(new Commit(before, before.after(same, stamp), List.of(same), stamp));
        rig.powerCut();
        rig.pulses.clear();
        maNames(ticket);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.TICKET));
        opensNothing();
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whoSignedInAfterTheRecipientAsksForThemselves() {
        doorStaysShut();
        rig.touch(new Touch.Courier()).touch(new Touch.SignIn("B-MA", new Secret(People.PIN)));
        maNames(asks());
        opensNothing();
    }

    @Test
    void theSameTicketIsShownAgainAndUsesUpNoBudget() {
        String ticket = shutOut();
        for (int i = 0; i < 2; i++) {
            doorStaysShut();
            assertThat(asks()).isEqualTo(ticket);
        }
        assertThat(rig.store.entries().stream().filter(Entry.TicketOpened.class::isInstance))
                .hasSize(1);
        assertThat(rig.book().budgets().tickets().openedAt()).isEmpty();
    }

    @Test
    void theScreenSaysSoOnlyWhereThereIsACaretaker() {
        doorStaysShut();
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.DOOR));
        assertThat(((Page.Ticket) rig.page()).opens()).isTrue();
        rig.touch(new Touch.Done());
        entrust(rig, false);
        doorStaysShut();
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.DOOR));
        assertThat(((Page.Ticket) rig.page()).opens()).isFalse();
    }

    @Test
    void aTicketEndsWithItsTimeOnThisLockersOwnClockAlsoOverAPowerCut() {
        String ticket = shutOut();
        rig.passes(DAY - 60_000).powerCut();
        maNames(ticket);
        assertThat(rig.page()).isInstanceOf(Page.Opening.class);
        jams();
        String next = shutOut();
        rig.touch(new Touch.Done()).passes(DAY + 1);
        maNames(next);
        opensNothing();
    }

    @Test
    void aTicketEndsWithTheCredentialsItMayRestOn() {
        String ticket = shutOut();
        people.directs(new Input.Directive.RenewCode(parcel));
        maNames(ticket);
        opensNothing();
        String next = shutOut();
        people.directs(new Input.Directive.RevokeToken("0123456789abcdef", List.of(parcel)));
        maNames(next);
        opensNothing();
    }

    @Test
    void aTicketEndsWhenTheRecipientGotTheParcelAfterAll() {
        String ticket = shutOut();
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01").touch(new Touch.Done());
        maNames(ticket);
        opensNothing();
    }

    @Test
    void aDoorThatStaysShutForTheCaretakerTooUsesTheTicketUp() {
        String ticket = shutOut();
        maNames(ticket);
        jams();
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.DOOR_NOT_OPENED, false));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(parcel));
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.CaretakerHome());
        rig.touch(new Touch.NameTicket(ticket));
        opensNothing();
    }

    @Test
    void whereNoContactTellsTheCaretakerIsAskedAndNobodyKnowsMore() {
        String ticket = shutOut();
        rig.goesDark("A01");
        maNames(ticket);
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(4_000);
        assertThat(rig.page()).isEqualTo(new Page.DidItOpen(A01));
        rig.touch(new Touch.Answer(true));
        rig.isRefused(Problem.HAND_OVER_UNCERTAIN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(parcel)));
    }

    @Test
    void thePowerGoesWhileTheDoorIsOpenAndTheCodeIsStillGood() {
        String ticket = shutOut();
        maNames(ticket);
        rig.doorSprings("A01").powerCut();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(parcel)));
        assertThat(rig.delivery(People.PARCEL).access().admits(CredentialRef.CODE))
                .isTrue();
        rig.shuts("A01");
        maNames(ticket);
        opensNothing();
    }

    @Test
    void aDoorLeftOpenIsNobodysAndTheParcelNotCollected() {
        maNames(shutOut());
        rig.doorSprings("A01").passes(121_000);
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(parcel)));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
    }

    @Test
    void threeWrongNumbersRestTheFieldForAnHourAndAreOnDiskWithoutTheNumber() {
        String ticket = shutOut();
        for (int i = 0; i < 3; i++) {
            rig.diary.clear();
            maNames("1234567" + i);
            assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.TICKET));
            opensNothing();
        }
        rig.powerCut();
        maNames(ticket);
        rig.isRefused(Problem.TICKETS_GUESSED);
        rig.passes(3_600_000);
        maNames(ticket);
        assertThat(rig.page()).isInstanceOf(Page.Opening.class);
    }

    @Test
    void oneCaretakerOpensSoManyADayAndNoMore() {
        for (int i = 0; i < 5; i++) {
            maNames(i < 3 ? shutOut() : shutOutAgain());
            rig.doorSprings("A01").passes(3_000).shuts("A01").touch(new Touch.Done());
        }
        String ticket = shutOutAgain();
        rig.powerCut();
        maNames(ticket);
        rig.isRefused(Problem.HAND_OVERS_SPENT);
    }

    @Test
    void theCodeOfATicketIsScannedAndOneOfAnotherLockerIsNot() {
        String ticket = shutOut();
        people.signsIn("ma");
        rig.scan(new TicketCode(ticket, "another").text());
        rig.isRefused(Problem.TOKEN_FOREIGN);
        rig.touch(new Touch.Back()).scan("parcellocker ticket 1 locker rig");
        rig.isRefused(Problem.TOKEN_UNREADABLE);
        rig.touch(new Touch.Back()).scan(new TicketCode(ticket, "rig").text());
        assertThat(rig.page()).isInstanceOf(Page.Opening.class);
    }

    @Test
    void nobodyElseNamesATicketAndACaretakerDoesNothingElse() {
        String ticket = shutOut();
        int pulsed = rig.pulses.size();
        rig.touch(new Touch.NameTicket(ticket)).scan(new TicketCode(ticket, "rig").text());
        rig.touch(new Touch.Done());
        people.signsIn("li");
        rig.touch(new Touch.NameTicket(ticket)).touch(new Touch.Done());
        people.shows(Token.Kind.TECHNICIAN, "zhou", "t1");
        rig.touch(new Touch.NameTicket(ticket)).touch(new Touch.Done());
        people.signsIn("ma");
        rig.touch(new Touch.Recall(parcel))
                .touch(new Touch.LookInto(parcel))
                .touch(new Touch.OpenToLook(A01))
                .touch(new Touch.Collect(parcel))
                .scan(People.PARCEL);
        assertThat(rig.pulses).hasSize(pulsed);
    }

    @Test
    void thereIsNoTokenForACaretaker() {
        people.shows(Token.Kind.COURIER, "ma", "t1");
        rig.isRefused(Problem.SIGN_IN_WRONG);
        people.shows(Token.Kind.TECHNICIAN, "ma", "t2");
        rig.isRefused(Problem.SIGN_IN_WRONG);
    }

    @Test
    void aCaretakerWhomTheCityWithdrawsIsSentHome() {
        String ticket = shutOut();
        people.signsIn("ma");
        entrust(rig, false);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        maNames(ticket);
        rig.isRefused(Problem.SIGN_IN_WRONG);
    }

    @Test
    void whileTheHatchIsOpenOrAfterCrashesNoCaretakerOpens() {
        String ticket = shutOut();
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.HATCH, true, "hatch"));
        maNames(ticket);
        rig.isRefused(Problem.HATCH_OPEN);
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.HATCH, false, ""));
        rig.gives(new Input.Crashed("Scanned"));
        rig.touch(new Touch.Back()).touch(new Touch.NameTicket(ticket));
        rig.isRefused(Problem.UNSTABLE);
    }

    @Test
    void whereTheProfileAllowsNoneNobodyIsGivenTheRight() {
        Rig none = Rig.caretaking(new Profile.Caretaking(0, DAY));
        People there = People.at(none);
        entrust(none, true);
        there.stored(People.PARCEL);
        there.asksFor(People.PARCEL);
        none.boardSays(Input.PulseReport.Outcome.ANSWERED)
                .passes(1_000)
                .readsNothingNew("A01")
                .passes(3_000);
        none.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.DOOR));
        assertThat(none.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.TicketOpened.class,
                        ticket -> assertThat(ticket.openableMillis()).isEmpty());
    }
}
