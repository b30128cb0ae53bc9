package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class BootTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void nothingOpensAtBootAndAPickupThatWasAuthorisedIsUnknownWithItsCodeLive() {
        DeliveryId delivery = people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        rig.pulses.clear();
        rig.powerCut().passes(60_000);
        assertThat(rig.pulses).isEmpty();
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.UNKNOWN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void aDepositThatWasOpenIsUncertainAndWaitsForItsCourier() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").powerCut();
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.UNSURE);
        rig.passes(1_000).shuts("A01");
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Uncertain.class);
        people.signsIn("li");
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id())).doorSprings("A01");
        rig.touch(new Touch.ItIsInside()).passes(3_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void aDepositThatWasOnlyAuthorisedIsUncertainToo() {
        people.choosesFor(People.PARCEL);
        rig.powerCut();
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Uncertain.class);
        people.signsIn("li");
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.pulses.getLast().compartment().value()).isEqualTo("A02");
    }

    @Test
    void aReopeningInGraceCutByThePowerEndsUncertain() {
        people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").powerCut().shuts("A01").passes(600_000);
        assertThat(rig.book().deliveries().size()).isZero();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void afterTheRescueKeyEveryCompartmentIsUncertainAndEveryCodeLive() {
        DeliveryId delivery = people.stored(People.PARCEL);
        rig.powerCut().gives(new Input.Rescued());
        assertThat(rig.lastEntry()).isInstanceOf(Entry.RescueOpened.class);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.custody("A02")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void afterTheRescueKeyNothingIsAllotted() {
        rig.powerCut().gives(new Input.Rescued());
        people.choosesFor(People.PARCEL);
        rig.isRefused(Problem.NO_COMPARTMENT);
    }

    @Test
    void theThreeTriesADayAreCountedAcrossPowerCuts() {
        people.stored(People.PARCEL);
        for (int i = 0; i < 3; i++) {
            people.asksFor(People.PARCEL);
            rig.powerCut();
        }
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.REOPENINGS_SPENT);
    }

    @Test
    void theAgeOfTheLockerNeverRunsBackwards() {
        rig.passes(1_000).opens("A01");
        long before = rig.book().ageMillis();
        rig.powerCut();
        assertThat(rig.book().ageMillis()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void afterABootTheScreenIsHomeAndNobodyIsSignedIn() {
        people.signsIn("li");
        rig.powerCut();
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.shown().courier()).isFalse();
    }
}
