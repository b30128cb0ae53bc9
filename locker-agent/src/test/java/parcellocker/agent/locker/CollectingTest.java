package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A collector takes out what people send; nobody else does. */
class CollectingTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final CompartmentId A02 = new CompartmentId("A02");
    private static final CourierId ZHAO = new CourierId("zhao");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId first = new DeliveryId("0000000000000000");

    @BeforeEach
    void twoParcelsWait() {
        people.directs(new Input.Directive.ListCouriers(
                List.of(new Courier(ZHAO, Role.COLLECTOR, "B-ZHAO", GlassVault.verifier(People.PIN), true))));
        first = leaves("SO00000001", "A01");
        rig.passes(600_000);
        leaves("SO00000002", "A02");
        rig.pulses.clear();
    }

    private DeliveryId leaves(String order, String door) {
        people.shows(Token.Kind.MAIL_IN, order + " S SF RN-00001", "t-" + order);
        rig.touch(new Touch.StartMailIn()).doorSprings(door).passes(5_000).shuts(door);
        rig.touch(new Touch.Done());
        return sent(order).id();
    }

    private MailIn sent(String order) {
        return rig.book().stays().sent(new Waybill(order)).orElseThrow();
    }

    @Test
    void theListSaysWhatWaitsAndSinceWhen_andOneDoorOpensAfterTheOther() {
        people.signsIn("zhao");
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.CourierHome.class,
                        home -> assertThat(home.toCollect()).isEqualTo(2));
        rig.touch(new Touch.ShowCollection());
        assertThat(rig.page())
                .isEqualTo(new Page.Collection(List.of(
                        new Page.Waiting(first, new Waybill("SO00000001"), "SF", A01, 10, true),
                        new Page.Waiting(sent("SO00000002").id(), new Waybill("SO00000002"), "SF", A02, 0, true))));
        rig.touch(new Touch.Collect(first)).doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.TakeMailIn(A01, new Waybill("SO00000001"), Said.NOTHING));
        rig.touch(new Touch.Collect(sent("SO00000002").id()));
        assertThat(rig.pulses).as("one door at a time").hasSize(1);
        rig.passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.Collection.class,
                        list -> assertThat(list.waiting()).hasSize(1));
        rig.touch(new Touch.Collect(sent("SO00000002").id()))
                .doorSprings("A02")
                .passes(3_000)
                .shuts("A02");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A02, Optional.of(false)));
        people.shows(Token.Kind.MAIL_IN, "SO00000001 S SF RN-00001", "t-SO00000001");
        rig.isRefused(Problem.TOKEN_SPENT);
    }

    @Test
    void aCourierWhoDoesNotCollectSeesNoneAndOpensNone() {
        people.signsIn("li");
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.CourierHome.class,
                        home -> assertThat(home.toCollect()).isZero());
        rig.touch(new Touch.ShowCollection());
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        rig.touch(new Touch.Collect(first)).touch(new Touch.Recall(first)).touch(new Touch.LookInto(first));
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void nobodyAtTheFirstScreenCollects() {
        rig.touch(new Touch.Collect(first)).touch(new Touch.ShowCollection());
        assertThat(rig.page()).isInstanceOf(Page.Home.class);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aTokenMakesACollectorOfWhomTheListDoesNotName() {
        people.shows(Token.Kind.COLLECTOR, "sun", "t9");
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.CourierHome.class,
                        home -> assertThat(home.toCollect()).isEqualTo(2));
        people.shows(Token.Kind.COLLECTOR, "li", "t9");
        rig.isRefused(Problem.SIGN_IN_WRONG);
    }

    @Test
    void aCollectorDeliversToo() {
        people.signsIn("zhao");
        rig.scan(People.PARCEL);
        assertThat(rig.page()).isInstanceOf(Page.ChooseSize.class);
    }

    @Test
    void whatIsNotThereIsForStaffToLook() {
        people.signsIn("zhao");
        rig.touch(new Touch.Collect(first)).doorSprings("A01").touch(new Touch.ItIsEmpty());
        assertThat(rig.page()).isEqualTo(new Page.TakeMailIn(A01, new Waybill("SO00000001"), Said.EMPTY));
        rig.passes(3_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A01, Optional.empty()));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(first)));
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.TECHNICIAN, "tech-1", "jti");
        rig.touch(new Touch.OpenToLook(A01));
        assertThat(rig.page()).as("somebody's parcel may be inside").isEqualTo(new Page.ApprovalNeeded(A01, first));
    }

    @Test
    void whatIsLeftInsideStaysOnTheList() {
        people.signsIn("zhao");
        rig.touch(new Touch.Collect(first)).doorSprings("A01").touch(new Touch.ItIsInside());
        rig.passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(first));
        assertThat(sent("SO00000001").state()).isEqualTo(MailIn.State.STORED);
    }

    @Test
    void shutTooSoonItMayStillBeInsideAndMayBeCollectedAgain() {
        people.signsIn("zhao");
        rig.touch(new Touch.Collect(first)).doorSprings("A01").passes(400).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(first)));
        rig.touch(new Touch.ShowCollection());
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.Collection.class,
                        list -> assertThat(list.waiting().getFirst().sure()).isFalse());
        rig.touch(new Touch.Collect(first));
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void aPowerCutWhileCollectingLeavesItUncertain() {
        people.signsIn("zhao");
        rig.touch(new Touch.Collect(first)).doorSprings("A01").powerCut();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(first)));
        assertThat(sent("SO00000001").isToBeCollected()).isTrue();
    }

    @Test
    void aCollectorWhoseRightIsTakenAwayGoesHome() {
        people.signsIn("zhao");
        rig.touch(new Touch.ShowCollection());
        people.directs(new Input.Directive.ListCouriers(
                List.of(new Courier(ZHAO, Role.COLLECTOR, "B-ZHAO", GlassVault.verifier(People.PIN), false))));
        assertThat(rig.page()).isInstanceOf(Page.Home.class);
    }

    @Test
    void aNewEpochRemembersThatItMayBeHereAndThatTheTokenIsUsed() {
        rig.gives(new Input.Enrolled(7, 0, List.of()));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(first)));
        assertThat(sent("SO00000001").state()).isEqualTo(MailIn.State.UNSURE);
    }
}
