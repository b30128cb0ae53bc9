package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.ANSWERED;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.UNANSWERED;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class LateDoorTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01() {
        delivery = people.stored(People.PARCEL);
        rig.pulses.clear();
    }

    @Test
    void aDoorOpenForTwoMinutesIsLeftAndTheParcelCollected() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(119_999);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.OPEN);
        rig.passes(1);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.LEFT_OPEN);
        assertThat(rig.page()).isEqualTo(new Page.LeftOpen(A01, Problem.DOOR_LEFT_OPEN));
        assertThat(rig.book().deliveries().size()).isZero();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
    }

    @Test
    void aDoorLeftOpenStopsNobodyElseAndIsInServiceOnceShut() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(120_000);
        people.choosesFor("JD00002");
        assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("A02"));
        rig.shuts("A01");
        assertThat(rig.blocked("A01")).isEmpty();
        assertThat(rig.custody("A01")).as("nobody has looked").isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aDepositLeftOpenIsUncertainAndNotLive() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("JD00002");
        rig.doorSprings("A02").passes(120_000);
        assertThat(rig.delivery("JD00002").state()).isEqualTo(Delivery.State.UNSURE);
        assertThat(rig.delivery("JD00002").access().state()).isEqualTo(Access.State.DRAFT);
        assertThat(rig.shown().courier()).isFalse();
    }

    @Test
    void aParcelPutBackIntoADoorLeftOpenInGraceEndsWithItsGrace() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.PutBack("DAMAGED")).passes(120_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.LEFT_OPEN);
        rig.passes(600_000);
        assertThat(rig.book().deliveries().size()).isZero();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aLockThatFiresLateStillAnswersItsOpeningAndKeepsItsGraceToItsCredential() {
        jams();
        rig.passes(29_000).opens("A01");
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.OPEN);
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, false));
        rig.passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
        assertThat(access().admits(CredentialRef.CODE)).isTrue();
    }

    @Test
    void aLockThatFiresAfterItsPersonWentHomeLeavesTheParcelUncertainAndItsCodeLive() {
        jams();
        rig.passes(117_000).opens("A01");
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.OPEN);
        rig.passes(5_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
        assertThat(access().admits(CredentialRef.CODE)).isTrue();
        rig.passes(600_000);
        assertThat(rig.custody("A01"))
                .as("no timer empties it")
                .isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
    }

    @Test
    void aLockThatFiresAfterItsPersonWentHomeAndStaysOpenCollectsNothing() {
        jams();
        rig.passes(100_000).opens("A01").passes(120_000);
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(access().admits(CredentialRef.CODE)).isTrue();
    }

    @Test
    void aDepositsLockThatFiresAfterItsCourierWentHomeNotifiesNobody() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("JD00002");
        rig.boardSays(UNANSWERED).passes(3_000);
        assertThat(rig.opening("A02")).isEqualTo(Opening.State.BUS_ERROR);
        rig.passes(70_000).opens("A02").passes(5_000).shuts("A02");
        assertThat(rig.delivery("JD00002").state()).isEqualTo(Delivery.State.UNSURE);
        assertThat(rig.custody("A02"))
                .isEqualTo(new Custody.Uncertain(
                        Optional.of(rig.delivery("JD00002").id())));
    }

    @Test
    void aRecallsLockThatFiresAfterItsCourierWentHomeForgetsNoParcel() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.PutBack("DAMAGED")).passes(5_000).shuts("A01");
        people.signsIn("li");
        rig.touch(new Touch.Recall(delivery)).boardSays(ANSWERED).passes(100).readsNothingNew("A01");
        rig.passes(2_900).passes(70_000).opens("A01").passes(5_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
    }

    @Test
    void aDoorThatOpensLaterThanThatWasForced() {
        jams();
        rig.passes(117_001).opens("A01");
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DoorForced(A01));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
    }

    @Test
    void aDepositsLockThatFiresAfterItsParcelWentElsewhereLeavesItsCompartmentUncertain() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("JD00002");
        rig.boardSays(ANSWERED).passes(100).readsNothingNew("A02").passes(2_900);
        assertThat(rig.custody("A02")).isEqualTo(new Custody.Empty());
        rig.opens("A02");
        assertThat(rig.custody("A02")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        rig.touch(new Touch.TookBack()).touch(new Touch.Back()).touch(new Touch.TooSmall());
        rig.passes(3_000).shuts("A02");
        assertThat(rig.custody("A02")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void whileOneDoorIsOpenNoOtherIsReleased() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        jams();
        people.signsIn("li");
        rig.scan("JD00002").opens("A01").touch(new Touch.ChooseSize(Size.S));
        rig.isRefused(Problem.BUSY);
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        rig.isRefused(Problem.BUSY);
        assertThat(rig.pulses).hasSize(1);
    }

    private void jams() {
        people.asksFor(People.PARCEL);
        rig.boardSays(ANSWERED).passes(100).readsNothingNew("A01").passes(2_900);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.JAMMED);
    }

    private Access access() {
        return rig.delivery(People.PARCEL).access();
    }
}
