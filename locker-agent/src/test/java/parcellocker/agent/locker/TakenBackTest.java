package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

class TakenBackTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final Waybill PARCEL = new Waybill(People.PARCEL);
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void theNoticeIsHeldTwentySecondsAndNothingIsPublishedBefore() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000);
        int before = rig.published;
        rig.shuts("A01").passes(19_999);
        assertThat(rig.published).isEqualTo(before);
        rig.passes(1);
        assertThat(rig.published).isEqualTo(before + 1);
        assertThat(home().last()).isEmpty();
    }

    @Test
    void theNextScanLetsTheNoticeGo() {
        storesInA01();
        int before = rig.published;
        rig.scan("JD00002");
        assertThat(rig.published).isEqualTo(before + 1);
    }

    @Test
    void doneLetsTheNoticeGo() {
        storesInA01();
        int before = rig.published;
        rig.touch(new Touch.Done());
        assertThat(rig.published).isEqualTo(before + 1);
    }

    @Test
    void withinTheWindowTheCourierLooksAndTakesItBack() {
        storesInA01();
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id())).doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.LookInside(A01, PARCEL, Said.NOTHING));
        int before = rig.published;
        rig.touch(new Touch.TookBack()).passes(3_000);
        assertThat(rig.published).isEqualTo(before);
        rig.shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A01, Optional.of(false)));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().size()).isZero();
    }

    @Test
    void withinTheWindowTheCourierLooksAndFindsItInside() {
        storesInA01();
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id())).doorSprings("A01");
        rig.touch(new Touch.ItIsInside()).passes(3_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A01, Optional.of(true)));
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Occupied.class);
    }

    @Test
    void aLookThatIsNotAnsweredLeavesItUncertain() {
        storesInA01();
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id())).doorSprings("A01");
        rig.passes(3_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A01, Optional.empty()));
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Uncertain.class);
    }

    @Test
    void afterTheNoticeNoCourierOpensIt() {
        storesInA01();
        rig.passes(20_000).touch(new Touch.LookInto(rig.delivery(People.PARCEL).id()));
        rig.isRefused(Problem.NOT_YOUR_DELIVERY);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void onlyTheCourierWhoMadeItLooksIntoAnUncertainDeposit() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(500).shuts("A01");
        people.signsIn("wu");
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id()));
        rig.isRefused(Problem.NOT_YOUR_DELIVERY);
        people.signsIn("li");
        assertThat(home().uncertain()).extracting(Page.Listed::waybill).containsExactly(PARCEL);
        rig.touch(new Touch.LookInto(rig.delivery(People.PARCEL).id())).doorSprings("A01");
        rig.touch(new Touch.ItIsInside()).passes(2_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void anUncertainParcelScannedAgainGetsAnotherCompartmentAndTheFirstStaysUncertain() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(500).shuts("A01");
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        rig.doorSprings("A02").passes(5_000).shuts("A02");
        assertThat(rig.delivery(People.PARCEL).compartment()).isEqualTo(new CompartmentId("A02"));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.book().deliveries().size()).isEqualTo(1);
    }

    private void storesInA01() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
    }

    private Page.CourierHome home() {
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        return (Page.CourierHome) rig.page();
    }
}
