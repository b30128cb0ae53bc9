package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A sender's way: the order's token, a door, a parcel left unsealed, a receipt. */
class MailInTest {
    private static final String ORDER = "SO00000001";
    private static final String SUBJECT = ORDER + " S SF RN-00001";
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final CompartmentId B01 = new CompartmentId("B01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    private void shows() {
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.MAIL_IN, SUBJECT, "t1");
    }

    private void opens() {
        shows();
        rig.touch(new Touch.StartMailIn());
    }

    private void leavesIt() {
        opens();
        rig.doorSprings("A01").passes(5_000).shuts("A01");
    }

    private MailIn sent() {
        return rig.book().stays().sent(new Waybill(ORDER)).orElseThrow();
    }

    @Test
    void theTokenAloneOpensADoorAndTheDoorAloneMakesTheReceipt() {
        shows();
        assertThat(rig.page()).isEqualTo(new Page.PrepareMailIn(new Waybill(ORDER), "SF", Size.S));
        assertThat(rig.pulses).as("nobody has read yet that it stays unsealed").isEmpty();
        rig.touch(new Touch.StartMailIn());
        assertThat(rig.pulses).hasSize(1);
        rig.doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.PutMailIn(A01, new Waybill(ORDER), Said.NOTHING));
        rig.passes(5_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(sent().id()));
        assertThat(rig.page()).isInstanceOfSatisfying(Page.Receipt.class, receipt -> {
            assertThat(receipt.order()).isEqualTo(new Waybill(ORDER));
            assertThat(receipt.compartment()).isEqualTo(A01);
            assertThat(receipt.openMillis()).isEqualTo(5_000);
            assertThat(receipt.closedAtMillis() / 1000).isEqualTo(rig.clock.wallSeconds());
            assertThat(receipt.opening()).isEqualTo(rig.pulses.getLast().opening());
        });
    }

    @Test
    void whoAsksForHelpBeforeTheDoorOpensFindsTheirOrderAgainAndOpens() {
        shows();
        Page asked = rig.page();
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER)).touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(asked);
        rig.touch(new Touch.StartMailIn());
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void whoAsksForHelpOnTheReceiptFindsItAgainAsItIsByNow() {
        leavesIt();
        Page.Receipt receipt = (Page.Receipt) rig.page();
        assertThat(receipt.mayReopen()).isTrue();
        rig.touch(new Touch.Help()).touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(receipt);
        for (int i = 0; i < 14; i++) {
            rig.touch(new Touch.Help()).passes(45_000).touch(new Touch.Back());
        }
        assertThat(rig.page()).isInstanceOfSatisfying(Page.Receipt.class, later -> {
            assertThat(later.mayReopen()).as("the grace period is over").isFalse();
            assertThat(later.closedAtMillis()).isEqualTo(receipt.closedAtMillis());
        });
        rig.touch(new Touch.TryAgain());
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aReceiptOfAParcelThatSomebodyOpenedMeanwhileIsOldNews() {
        leavesIt();
        rig.touch(new Touch.Help());
        new Operators(rig).send(Operators.approved(new Operators(rig).command("A01"), "ops-2"));
        rig.doorSprings("A01").passes(3_000).shuts("A01").touch(new Touch.Back());
        assertThat(rig.page()).isInstanceOf(Page.Home.class);
    }

    @Test
    void itWorksWithoutTheCity() {
        rig.gives(new Input.LinkSeen(false));
        leavesIt();
        assertThat(sent().state()).isEqualTo(MailIn.State.STORED);
    }

    @Test
    void anOrderIsOneParcel() {
        leavesIt();
        rig.touch(new Touch.Done()).passes(700_000);
        shows();
        rig.isRefused(Problem.TOKEN_SPENT);
        people.shows(Token.Kind.MAIL_IN, SUBJECT, "another-token-of-the-same-order");
        rig.isRefused(Problem.TOKEN_SPENT);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void withinTheGracePeriodItsSenderMayTakeItBackAndTheOrderIsOver() {
        leavesIt();
        rig.touch(new Touch.Done());
        shows();
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.RECONSIDER));
        rig.doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.LookInside(A01, new Waybill(ORDER), Said.NOTHING));
        rig.touch(new Touch.TookBack()).passes(3_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(A01, Optional.of(false)));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        shows();
        rig.isRefused(Problem.TOKEN_SPENT);
    }

    @Test
    void fromTheReceiptToo_andWhoSaysItIsInsideGetsTheReceiptAgain() {
        leavesIt();
        rig.touch(new Touch.TryAgain()).doorSprings("A01").touch(new Touch.ItIsInside());
        rig.passes(3_000).shuts("A01");
        assertThat(rig.page()).isInstanceOf(Page.Receipt.class);
        assertThat(sent().state()).isEqualTo(MailIn.State.STORED);
    }

    @Test
    void whoSaysNothingAtTheSecondLookLeavesItUncertainAndMayLookAgain() {
        leavesIt();
        rig.touch(new Touch.TryAgain()).doorSprings("A01").passes(3_000).shuts("A01");
        rig.isRefused(Problem.MAIL_IN_UNCERTAIN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(sent().id())));
        rig.passes(2 * 3600_000 / 4);
        shows();
        rig.doorSprings("A01").touch(new Touch.ItIsInside()).passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(sent().id()));
    }

    @Test
    void sixDoorsAreEnoughForOneOrder() {
        leavesIt();
        for (int again = 0; again < MailIn.MOST_OPENINGS - 1; again++) {
            rig.touch(new Touch.TryAgain()).doorSprings("A01").touch(new Touch.ItIsInside());
            rig.passes(3_000).shuts("A01");
        }
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.Receipt.class, page -> assertThat(page.mayReopen()).isFalse());
        shows();
        rig.isRefused(Problem.REOPENINGS_SPENT);
        assertThat(rig.pulses).hasSize(MailIn.MOST_OPENINGS);
    }

    @Test
    void tooSmallGetsTheNextSizeForTheSameOrder() {
        opens();
        DeliveryId id = sent().id();
        rig.doorSprings("A01").touch(new Touch.TooSmall()).passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.page()).isEqualTo(new Page.PrepareMailIn(new Waybill(ORDER), "SF", Size.M));
        rig.touch(new Touch.StartMailIn()).doorSprings("B01").passes(3_000).shuts("B01");
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Occupied(id));
        assertThat(sent().compartment()).isEqualTo(B01);
    }

    @Test
    void aDoorThatStaysShutLeavesTheOrderGoodForAnother() {
        opens();
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED)
                .passes(1)
                .readsNothingNew("A01")
                .passes(10_000);
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.DOOR_NOT_OPENED, true));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        rig.touch(new Touch.TryAgain());
        assertThat(rig.page()).isInstanceOf(Page.PrepareMailIn.class);
        rig.touch(new Touch.StartMailIn());
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void shutTooSoonNobodyKnows_andTheSameTokenOpensTheSameDoor() {
        opens();
        rig.doorSprings("A01").passes(300).shuts("A01");
        rig.isRefused(Problem.MAIL_IN_UNCERTAIN);
        shows();
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.RECONSIDER));
    }

    @Test
    void leftOpenItIsUncertainAndTheDoorOutOfUse() {
        opens();
        rig.doorSprings("A01").passes(130_000);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(sent().id())));
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
        assertThat(sent().state()).isEqualTo(MailIn.State.UNSURE);
    }

    @Test
    void aPowerCutWithTheDoorOpenLeavesItUncertain_andTheTokenOpensThatDoorAgain() {
        opens();
        rig.doorSprings("A01").powerCut();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(sent().id())));
        rig.passes(5_000).shuts("A01");
        shows();
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.RECONSIDER));
    }

    @Test
    void aPowerCutForgetsNoUsedOrder() {
        leavesIt();
        rig.powerCut().passes(700_000);
        shows();
        rig.isRefused(Problem.TOKEN_SPENT);
    }

    @Test
    void anOrderThatIsTooLateOrGoodForTooLongIsRefused() {
        long now = rig.clock.wallSeconds();
        rig.scan(rig.vault.issue(new Token(Token.Kind.MAIL_IN, SUBJECT, "t1", now - 9_000, now - 500)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        rig.scan(rig.vault.issue(new Token(Token.Kind.MAIL_IN, SUBJECT, "t1", now - 60, now + 4 * 24 * 3600)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aSubjectThatIsNoOrderIsRefused() {
        people.shows(Token.Kind.MAIL_IN, "SO1 XXL SF RN-00001", "t1");
        rig.isRefused(Problem.TOKEN_UNREADABLE);
    }

    @Test
    void aClockThatIsNotTrustedTakesNothing() {
        rig.clock.is(Quality.SUSPECT);
        shows();
        rig.isRefused(Problem.CLOCK_NOT_TRUSTED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void withoutACameraThatSeesNothingIsTaken_butWhatIsHereIsGivenBack() {
        leavesIt();
        rig.touch(new Touch.Done());
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CAMERA, true, "cam-1"));
        people.shows(Token.Kind.MAIL_IN, "SO00000002 S SF RN-00001", "t2");
        rig.isRefused(Problem.MAIL_IN_UNWATCHED);
        assertThat(rig.pulses).hasSize(1);
        shows();
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void theCameraMustSeeWhenTheDoorIsAskedFor() {
        shows();
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CAMERA, true, "cam-1"));
        rig.touch(new Touch.StartMailIn());
        rig.isRefused(Problem.MAIL_IN_UNWATCHED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aFullLockerSaysSo() {
        people.shows(Token.Kind.MAIL_IN, "SO00000002 L SF RN-00001", "t2");
        rig.touch(new Touch.StartMailIn()).doorSprings("C01").passes(5_000).shuts("C01");
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.MAIL_IN, "SO00000003 L SF RN-00001", "t3");
        rig.isRefused(Problem.NO_COMPARTMENT);
    }

    @Test
    void aPulseThatNeverWentOutLeavesTheOrderGood() {
        opens();
        rig.boardSays(Input.PulseReport.Outcome.NOT_SENT);
        assertThat(sent().state()).isEqualTo(MailIn.State.ELSEWHERE);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void whenTheTokenIsCertainlyOverItsMemoryGoes() {
        leavesIt();
        rig.touch(new Touch.TryAgain()).doorSprings("A01").touch(new Touch.TookBack());
        rig.passes(3_000).shuts("A01");
        assertThat(rig.book().mailIns().size()).isEqualTo(1);
        rig.passes(2 * 3600_000);
        people.shows(Token.Kind.MAIL_IN, "SO00000002 S SF RN-00001", "t2");
        rig.touch(new Touch.StartMailIn());
        assertThat(rig.book().stays().sent(new Waybill(ORDER))).isEmpty();
        assertThat(rig.book().mailIns().size()).isEqualTo(1);
    }
}
