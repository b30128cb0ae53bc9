package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A practised courier: the scanner, the doors, and no finger on the screen. */
class InARowTest {
    private static final String FIRST = "JD10001";
    private static final String SECOND = "JD10002";
    private final Rig rig = Rig.attesting();
    private final People people = People.at(rig);

    private void comes() {
        people.announces(FIRST, Size.S);
        people.announces(SECOND, Size.M);
        people.signsIn("li");
    }

    @Test
    void aParcelOfKnownSizeOpensItsDoorWithoutATouch() {
        comes();
        rig.scan(FIRST);
        assertThat(rig.page()).isEqualTo(new Page.Opening(new CompartmentId("A01"), Purpose.DEPOSIT));
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        rig.scan(SECOND);
        assertThat(opened()).isEqualTo("B01");
    }

    @Test
    void scannedWithTheDoorStillOpenTheNextDoorOpensAsSoonAsItIsShut() {
        comes();
        rig.scan(FIRST).doorSprings("A01").passes(3_000).scan(SECOND);
        assertThat(rig.page())
                .isEqualTo(new Page.PutParcelIn(
                        new CompartmentId("A01"), new Waybill(FIRST), Said.NOTHING, Optional.of(new Waybill(SECOND))));
        assertThat(rig.pulses).as("one door at a time").hasSize(1);
        int commits = rig.store.commits();
        rig.shuts("A01");
        assertThat(rig.delivery(FIRST).state()).isEqualTo(Delivery.State.STORED);
        assertThat(opened()).isEqualTo("B01");
        assertThat(rig.store.commits() - commits)
                .as("shut and authorised in one")
                .isEqualTo(1);
        assertThat(rig.session().held()).as("the next scan lets the notice go").isEmpty();
        rig.doorSprings("B01").passes(3_000).shuts("B01");
        assertThat(rig.delivery(SECOND).state()).isEqualTo(Delivery.State.STORED);
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void theSameLabelOrNonsenseAtTheOpenDoorSaysNothing() {
        comes();
        rig.scan(FIRST).doorSprings("A01");
        Page before = rig.page();
        rig.scan(FIRST).scan("??").scan("PL1:ANY");
        assertThat(rig.page()).isEqualTo(before);
    }

    @Test
    void theLatestOfSeveralScansIsTheNext() {
        comes();
        rig.scan(FIRST)
                .doorSprings("A01")
                .scan("SF77777")
                .scan(SECOND)
                .passes(3_000)
                .shuts("A01");
        assertThat(opened()).isEqualTo("B01");
    }

    @Test
    void anUncertainDepositStopsTheRow() {
        comes();
        rig.scan(FIRST).doorSprings("A01").scan(SECOND).passes(500).shuts("A01");
        rig.isRefused(Problem.DEPOSIT_UNCERTAIN);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void whoLosesTheRightAtAnOpenDoorHasNoOtherOpened() {
        comes();
        rig.scan(FIRST).doorSprings("A01").passes(3_000).scan(SECOND);
        people.directs(new Input.Directive.ListCouriers(java.util.List.of(People.courier("li", false))));
        rig.shuts("A01");
        assertThat(rig.delivery(FIRST).state()).isEqualTo(Delivery.State.STORED);
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void theNextIsAskedAboutIfTheCityHasNotSaidEnough() {
        comes();
        rig.scan(FIRST).doorSprings("A01").passes(3_000).scan(People.STRANGE).shuts("A01");
        assertThat(rig.page()).isInstanceOf(Page.AttestConsent.class);
    }

    @Test
    void whereNothingOfTheAnnouncedSizeIsFreeTheCourierChooses() {
        comes();
        rig.goesDark("B01").goesDark("C01").scan(SECOND);
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.ChooseSize.class,
                        page -> assertThat(page.suggested()).contains(Size.M));
    }

    @Test
    void tooSmallOpensALargerOneWithOneTouchAndLeavesTheFirstClean() {
        comes();
        rig.scan(FIRST)
                .doorSprings("A01")
                .touch(new Touch.TooSmall())
                .passes(2_000)
                .shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.blocked("A01")).isEmpty();
        assertThat(opened()).isEqualTo("B01");
        assertThat(rig.book().deliveries().size()).isEqualTo(1);
        rig.doorSprings("B01").passes(2_000).shuts("B01");
        assertThat(rig.delivery(FIRST).compartment()).isEqualTo(new CompartmentId("B01"));
    }

    @Test
    void tooLargeOpensASmallerOneWithOneTouch() {
        comes();
        rig.scan(SECOND)
                .doorSprings("B01")
                .touch(new Touch.TooLarge())
                .passes(2_000)
                .shuts("B01");
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Empty());
        assertThat(opened()).isEqualTo("A01");
    }

    @Test
    void whereNoSmallerOneIsFreeTheCourierChooses() {
        comes();
        rig.goesDark("A01").goesDark("A02");
        rig.scan(SECOND)
                .doorSprings("B01")
                .touch(new Touch.TooLarge())
                .passes(2_000)
                .shuts("B01");
        assertThat(rig.page()).isInstanceOf(Page.ChooseSize.class);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void nothingIsLargerThanTheLargest() {
        people.announces(FIRST, Size.L);
        people.signsIn("li");
        rig.scan(FIRST)
                .doorSprings("C01")
                .touch(new Touch.TooSmall())
                .passes(2_000)
                .shuts("C01");
        rig.isRefused(Problem.NO_COMPARTMENT);
        assertThat(rig.book().deliveries().size()).isZero();
    }

    @Test
    void aDirtyOneIsBlockedForThatReasonAndTheParcelGoesElsewhere() {
        comes();
        rig.scan(FIRST)
                .doorSprings("A01")
                .touch(new Touch.FoundDirty())
                .passes(2_000)
                .shuts("A01");
        assertThat(rig.blocked("A01")).contains(BlockReason.DIRTY);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(opened()).isEqualTo("A02");
    }

    @Test
    void whatWasScannedAheadOutlivesABrokenCompartment() {
        comes();
        rig.scan(FIRST).doorSprings("A01").scan(SECOND).touch(new Touch.FoundBroken());
        rig.passes(2_000).shuts("A01");
        rig.doorSprings("A02").passes(2_000).shuts("A02");
        assertThat(rig.delivery(FIRST).compartment()).isEqualTo(new CompartmentId("A02"));
        assertThat(opened()).isEqualTo("B01");
    }

    @Test
    void aDoorThatDidNotOpenIsNotTriedAgainWhileThereIsAnother() {
        comes();
        rig.scan(FIRST).boardSays(Input.PulseReport.Outcome.ANSWERED).passes(500);
        rig.readsNothingNew("A01").passes(4_000);
        assertThat(rig.page()).isInstanceOf(Page.DidNotOpen.class);
        rig.touch(new Touch.TryAgain());
        assertThat(opened()).isEqualTo("A02");
    }

    private String opened() {
        return rig.pulses.getLast().compartment().value();
    }
}
