package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class PickupTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01() {
        delivery = people.stored(People.PARCEL);
        rig.pulses.clear();
    }

    private void collects() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
    }

    @Test
    void theCodeOpensItsDoorAndAPlausibleOpeningCollects() {
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).extracting(Effect.Pulse::compartment).containsExactly(A01);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
        rig.doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, false));
        rig.passes(5_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Unloading(delivery));
    }

    @Test
    void aTokenOpensItToo() {
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aTokenOfSomethingThatIsNotHereOpensNothing() {
        people.shows(Token.Kind.PICKUP, "ffffffffffffffff", "jti-1");
        rig.isRefused(Problem.NOTHING_HERE);
        people.shows(Token.Kind.PICKUP, "not a delivery", "jti-2");
        rig.isRefused(Problem.NOTHING_HERE);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aForgedTokenIsRefused() {
        rig.scan("PL1:FORGED");
        rig.isRefused(Problem.TOKEN_FORGED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aWrongCodeIsOnDiskBeforeItIsAnswered() {
        rig.diary.clear();
        people.types("99999999");
        rig.isRefused(Problem.CODE_WRONG);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.CODE));
        assertThat(rig.diary).containsExactly("OneMoment", "Refusal");
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void afterFiveWrongOnesTheKeypadRestsAMinuteEvenAcrossAPowerCut() {
        wrong(5);
        rig.powerCut();
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
        rig.passes(60_000);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aLockedKeypadDoesNotLockTokens() {
        wrong(5);
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aSuccessGivesNoGuessBack() {
        wrong(4);
        collects();
        wrong(1);
        people.types("99999999");
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
    }

    @Test
    void inGraceTheSameCodeReopensThreeTimesAndThenNoMore() {
        collects();
        for (int left = 2; left >= 0; left--) {
            people.asksFor(People.PARCEL);
            rig.doorSprings("A01").passes(2_000).shuts("A01");
            assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, left));
        }
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.REOPENINGS_SPENT);
        assertThat(rig.pulses).hasSize(4);
    }

    @Test
    void inGraceASiblingCredentialIsDeadAndTypingItIsNoWrongGuess() {
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-2");
        rig.isRefused(Problem.TOKEN_SPENT);
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.TOKEN_SPENT);
        assertThat(rig.book().codeGuesses().failedAt()).isEmpty();
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void tryAgainReopensWithinGrace() {
        collects();
        rig.touch(new Touch.TryAgain());
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void whenGraceEndsTheCompartmentIsEmptyAndTheDeliveryOver() {
        collects();
        rig.passes(599_999);
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Unloading.class);
        rig.passes(1);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().size()).isZero();
    }

    @Test
    void graceBeginsAnewAfterAPowerCut() {
        collects();
        rig.passes(500_000).powerCut().passes(599_999);
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Unloading.class);
        rig.passes(1);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void graceDoesNotEndUnderAnOpenDoor() {
        collects();
        rig.passes(590_000);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(60_000);
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Unloading.class);
        rig.shuts("A01").passes(5_000);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void aDoorPressedShutAtOnceLeavesTheCodeLive() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_499).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(java.util.Optional.of(delivery)));
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.PICKUP_UNCERTAIN, true));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_500).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void threeTriesADayAndThenStaffMustLook() {
        for (int i = 0; i < 3; i++) {
            people.asksFor(People.PARCEL);
            rig.doorSprings("A01").passes(1_000).shuts("A01");
        }
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.PICKUP_UNCERTAIN, false));
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.REOPENINGS_SPENT);
        rig.passes(People.DAY);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(4);
    }

    @Test
    void aRecipientWhoScansDuringACouriersVisitEndsThatVisit() {
        people.signsIn("li");
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.shown().courier()).isFalse();
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aPickupCommitsThreeTimes() {
        int before = rig.store.commits();
        collects();
        assertThat(rig.store.commits() - before).isEqualTo(3);
    }

    @Test
    void anUncertainDeliveryKeepsItsAccess() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").powerCut();
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.UNKNOWN);
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            people.types("99999999");
            rig.isRefused(Problem.CODE_WRONG);
        }
    }
}
