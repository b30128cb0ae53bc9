package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

class TechnicianTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final CompartmentId C01 = new CompartmentId("C01");
    private static final CourierId TECH = new CourierId("tech-1");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    private void arrives() {
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t1");
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
    }

    private void approves(DeliveryId delivery, String id) {
        long now = rig.clock.wallSeconds();
        rig.scan(rig.vault.issue(new Token(Token.Kind.APPROVAL, delivery.value(), id, now - 60, now + 3600, "ops-1")));
    }

    private void looks(String door, Touch says) {
        rig.touch(new Touch.OpenToLook(new CompartmentId(door)));
        rig.doorSprings(door).passes(3_000).touch(says).shuts(door);
    }

    @Test
    void badgeAndPinOfATechnicianLeadToTheCompartments_notToTheParcels() {
        people.directs(new Input.Directive.ListCouriers(
                List.of(new Courier(TECH, Role.TECHNICIAN, "B-TE", GlassVault.verifier("9999"), true))));
        rig.touch(new Touch.Courier());
        rig.touch(new Touch.SignIn("b-te", new Secret("9999")));
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
        assertThat(rig.shown().courier()).isFalse();
        rig.scan(People.PARCEL);
        rig.isRefused(Problem.TOKEN_UNREADABLE);
        people.directs(new Input.Directive.ListCouriers(
                List.of(new Courier(TECH, Role.TECHNICIAN, "B-TE", GlassVault.verifier("9999"), false))));
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aTokenIsGoodForOneShiftOnly() {
        long now = rig.clock.wallSeconds();
        rig.scan(rig.vault.issue(new Token(Token.Kind.TECHNICIAN, "tech-1", "a", now - 9_000, now - 121)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        rig.scan(rig.vault.issue(new Token(Token.Kind.TECHNICIAN, "tech-1", "b", now, now + 9 * 3600)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        rig.scan(rig.vault.issue(new Token(Token.Kind.TECHNICIAN, "tech-1", "c", now, now + 8 * 3600)));
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
    }

    @Test
    void whatNeedsALookStandsFirst() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_000).shuts("A01");
        rig.opens("B01");
        rig.touch(new Touch.Done());
        arrives();
        Page.TechnicianHome home = (Page.TechnicianHome) rig.page();
        assertThat(home.attention())
                .extracting(place -> place.compartment().value())
                .containsExactly("A01", "B01");
        assertThat(home.others())
                .extracting(place -> place.compartment().value())
                .containsExactly("A02", "C01");
    }

    @Test
    void anUncertainCompartmentWithoutAParcelIsClearedInTheirOwnRight() {
        rig.opens("C01").shuts("C01").passes(1_000);
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        arrives();
        looks("C01", new Touch.ItIsEmpty());
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.AuditClosed(rig.pulses.getLast().opening(), 3_000, Entry.AuditVerdict.EMPTY));
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Empty());
        assertThat(rig.page()).isEqualTo(new Page.Looked(C01, Optional.of(false)));
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
    }

    @Test
    void silenceOrAGlanceClearsNothing() {
        arrives();
        rig.touch(new Touch.OpenToLook(C01)).doorSprings("C01").passes(3_000).shuts("C01");
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        rig.touch(new Touch.Back());
        rig.touch(new Touch.OpenToLook(C01)).doorSprings("C01").touch(new Touch.ItIsEmpty());
        rig.passes(1_000).shuts("C01");
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        rig.touch(new Touch.Back());
        looks("C01", new Touch.ItIsInside());
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aParcelNeedsAnOperatorsApprovalOfJustThatDelivery_onceOnly() {
        DeliveryId delivery = people.stored(People.PARCEL);
        arrives();
        int before = rig.pulses.size();
        rig.touch(new Touch.OpenToLook(A01));
        assertThat(rig.page()).isEqualTo(new Page.ApprovalNeeded(A01, delivery));
        approves(new DeliveryId("00000000000000ff"), "p0");
        rig.isRefused(Problem.APPROVAL_WRONG);
        assertThat(rig.pulses).hasSize(before);
        approves(delivery, "p1");
        assertThat(rig.pulses).hasSize(before + 1);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.AuditAuthorised(
                        rig.pulses.getLast().opening(),
                        A01,
                        Optional.of(delivery),
                        TECH,
                        Optional.of(new Approval("p1", "ops-1"))));
        rig.doorSprings("A01").passes(3_000).touch(new Touch.ItIsInside()).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery));
        rig.touch(new Touch.Back());
        rig.touch(new Touch.OpenToLook(A01));
        approves(delivery, "p1");
        rig.isRefused(Problem.APPROVAL_WRONG);
        assertThat(rig.pulses).hasSize(before + 1);
        people.asksFor(People.PARCEL);
    }

    @Test
    void anApprovalWithoutATechnicianWhoAskedOrWithoutAClockOpensNothing() {
        DeliveryId delivery = people.stored(People.PARCEL);
        int before = rig.pulses.size();
        approves(delivery, "p1");
        rig.isRefused(Problem.APPROVAL_WRONG);
        arrives();
        approves(delivery, "p2");
        rig.isRefused(Problem.APPROVAL_WRONG);
        rig.touch(new Touch.Back());
        rig.touch(new Touch.OpenToLook(A01));
        rig.clock.is(Quality.SUSPECT);
        approves(delivery, "p3");
        rig.isRefused(Problem.CLOCK_NOT_TRUSTED);
        rig.clock.is(Quality.HOLDOVER);
        rig.touch(new Touch.Back());
        rig.touch(new Touch.OpenToLook(A01));
        long now = rig.clock.wallSeconds();
        rig.scan(
                rig.vault.issue(new Token(Token.Kind.APPROVAL, delivery.value(), "p4", now - 900, now - 300, "ops-1")));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        assertThat(rig.pulses).hasSize(before);
    }

    @Test
    void aParcelThatIsNotThereEndsItsDelivery_andNoCredentialOpensThatDoorAgain() {
        DeliveryId delivery = people.stored(People.PARCEL);
        String code = people.code(People.PARCEL);
        arrives();
        rig.touch(new Touch.OpenToLook(A01));
        approves(delivery, "p1");
        rig.doorSprings("A01").passes(3_000).touch(new Touch.ItIsEmpty()).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().has(delivery)).isFalse();
        rig.touch(new Touch.Done());
        people.types(code);
        rig.isRefused(Problem.CODE_WRONG);
    }

    @Test
    void anAuditWithinTheGracePeriodEndsIt() {
        DeliveryId delivery = people.stored(People.PARCEL);
        String code = people.code(People.PARCEL);
        people.types(code);
        rig.doorSprings("A01").passes(3_000).shuts("A01").touch(new Touch.Done());
        arrives();
        rig.touch(new Touch.OpenToLook(A01));
        approves(delivery, "p1");
        rig.doorSprings("A01").passes(3_000).touch(new Touch.ItIsEmpty()).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        rig.touch(new Touch.Done());
        people.types(code);
        rig.isRefused(Problem.CODE_WRONG);
        rig.passes(700_000);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void anUnsureDepositFoundInsideIsStoredAndItsCodeLives() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_000).shuts("A01").touch(new Touch.Done());
        DeliveryId delivery = rig.delivery(People.PARCEL).id();
        arrives();
        rig.touch(new Touch.OpenToLook(A01));
        approves(delivery, "p1");
        rig.doorSprings("A01").passes(3_000).touch(new Touch.ItIsInside()).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
        rig.touch(new Touch.Done()).passes(1_000);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01");
        assertThat(rig.page()).isInstanceOf(Page.TakeParcel.class);
    }

    @Test
    void aCompartmentIsTakenOutOfServiceAndPutBack() {
        arrives();
        rig.touch(new Touch.TakeOutOfService(C01, "LOCK"));
        assertThat(rig.blocked("C01")).contains(BlockReason.STAFF);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.ServiceChanged(C01, TECH, false, "LOCK"));
        int commits = rig.store.commits();
        rig.touch(new Touch.TakeOutOfService(C01, "DIRTY"));
        assertThat(rig.store.commits()).isEqualTo(commits);
        rig.touch(new Touch.PutIntoService(C01));
        assertThat(rig.blocked("C01")).isEmpty();
        rig.touch(new Touch.Inspect(new CompartmentId("Z99")));
        rig.touch(new Touch.OpenToLook(new CompartmentId("Z99")));
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void withoutAClockTheHelpDeskMustAnswer() {
        rig.clock.is(Quality.SUSPECT);
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t1");
        assertThat(rig.page()).isInstanceOfSatisfying(Page.CallHelpDesk.class, page -> {
            assertThat(page.who()).isEqualTo(TECH);
            assertThat(page.role()).isEqualTo(Role.TECHNICIAN);
            assertThat(page.digits()).matches("[0-9]{8}");
        });
        rig.touch(new Touch.AnswerChallenge(new Secret(GlassVault.ANSWER)));
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
        people.shows(Token.Kind.COURIER, "c-42", "t2");
        rig.touch(new Touch.AnswerChallenge(new Secret(GlassVault.ANSWER)));
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void threeWrongAnswersRestForAnHourOfTheLockersOwnTime() {
        rig.clock.is(Quality.SUSPECT);
        for (int i = 0; i < 3; i++) {
            people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t" + i);
            rig.touch(new Touch.AnswerChallenge(new Secret("00000000")));
            rig.isRefused(Problem.CHALLENGE_WRONG);
            assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.ANSWER));
        }
        rig.powerCut().passes(3_000_000);
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t4");
        rig.isRefused(Problem.CHALLENGE_LOCKED);
        rig.passes(600_000);
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t5");
        rig.touch(new Touch.AnswerChallenge(new Secret(GlassVault.ANSWER)));
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
    }

    @Test
    void anAnswerIsGoodForOneNumber_andWhoeverWasWithdrawnStaysOut() {
        rig.clock.is(Quality.SUSPECT);
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t1");
        String first = ((Page.CallHelpDesk) rig.page()).digits();
        rig.touch(new Touch.AnswerChallenge(new Secret("00000000")));
        people.shows(Token.Kind.TECHNICIAN, TECH.value(), "t2");
        assertThat(((Page.CallHelpDesk) rig.page()).digits()).isNotEqualTo(first);
        people.directs(new Input.Directive.ListCouriers(
                List.of(new Courier(TECH, Role.TECHNICIAN, "B-TE", GlassVault.verifier("9999"), false))));
        rig.touch(new Touch.AnswerChallenge(new Secret(GlassVault.ANSWER)));
        rig.isRefused(Problem.CHALLENGE_WRONG);
    }
}
