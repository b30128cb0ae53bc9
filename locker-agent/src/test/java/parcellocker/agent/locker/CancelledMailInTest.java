package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** The city cancels an order that somebody was to send: the commit decides who came first, the sender or the city. */
class CancelledMailInTest {
    private static final Waybill ORDER = new Waybill("SO00000001");
    private static final String SUBJECT = ORDER + " S SF RN-00001";
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private long end;

    @BeforeEach
    void theTokenIsGoodForAnHour() {
        end = rig.clock.wallSeconds() + 3_600;
    }

    private void cancels() {
        people.directs(new Input.Directive.CancelMailIn(ORDER, end));
    }

    private void shows(String token) {
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.MAIL_IN, SUBJECT, token);
    }

    private void leavesIt() {
        shows("t1");
        rig.touch(new Touch.StartMailIn()).doorSprings("A01").passes(5_000).shuts("A01");
    }

    private void answeredBy(Optional<Problem> refused) {
        assertThat(rig.store.entries().getLast())
                .isEqualTo(new Entry.DirectiveTaken(rig.book().directive(), "CancelMailIn", refused));
    }

    @Test
    void noDoorOpensForIt_whicheverOfItsTokensIsShown() {
        cancels();
        answeredBy(Optional.empty());
        shows("t1");
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        shows("another-token-of-the-same-order");
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        people.shows(Token.Kind.MAIL_IN, "SO00000002 S SF RN-00001", "t2");
        assertThat(rig.page()).as("another order").isInstanceOf(Page.PrepareMailIn.class);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whoHasNotAskedForTheDoorYetGetsNone() {
        shows("t1");
        assertThat(rig.page()).isInstanceOf(Page.PrepareMailIn.class);
        cancels();
        rig.touch(new Touch.StartMailIn());
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whoStandsAtTheOpenDoorGoesOn_andTheirParcelLiesThereAsEver() {
        shows("t1");
        rig.touch(new Touch.StartMailIn()).doorSprings("A01");
        Page open = rig.page();
        cancels();
        assertThat(rig.store.entries()).contains(new Entry.MailInCancelled(ORDER, end, true));
        assertThat(rig.page()).isEqualTo(open);
        rig.passes(5_000).shuts("A01");
        assertThat(rig.page()).isInstanceOf(Page.Receipt.class);
        MailIn sent = rig.book().stays().sent(ORDER).orElseThrow();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(sent.id()));
        rig.touch(new Touch.TryAgain()).doorSprings("A01").touch(new Touch.ItIsInside());
        rig.passes(3_000).shuts("A01");
        assertThat(sent.state()).as("their own door opens to them as ever").isEqualTo(MailIn.State.STORED);
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void whoseDoorWasTooSmallGetsNoOther() {
        shows("t1");
        rig.touch(new Touch.StartMailIn()).doorSprings("A01");
        cancels();
        rig.touch(new Touch.TooSmall()).passes(3_000).shuts("A01");
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void afterADoorThatStayedShutNoOtherOpens() {
        shows("t1");
        rig.touch(new Touch.StartMailIn())
                .boardSays(Input.PulseReport.Outcome.ANSWERED)
                .passes(1)
                .readsNothingNew("A01")
                .passes(10_000);
        cancels();
        assertThat(rig.store.entries()).contains(new Entry.MailInCancelled(ORDER, end, false));
        rig.touch(new Touch.TryAgain());
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void whatIsStoredStaysAndItsSenderMayTakeItBack() {
        leavesIt();
        cancels();
        assertThat(rig.store.entries()).contains(new Entry.MailInCancelled(ORDER, end, true));
        shows("t1");
        rig.doorSprings("A01").touch(new Touch.TookBack()).passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        shows("t1");
        rig.isRefused(Problem.TOKEN_SPENT);
    }

    @Test
    void aPowerCutForgetsItNot_andNeitherDoesANewEpoch() {
        cancels();
        rig.powerCut();
        shows("t1");
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        rig.gives(new Input.Enrolled(1, 4, List.of()));
        assertThat(rig.store.entries()).endsWith(new Entry.MailInCancelled(ORDER, end, false));
        shows("t1");
        rig.isRefused(Problem.MAIL_IN_CANCELLED);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void saidAgainItIsAnsweredAndChangesNothing_untilATokenIsGoodForLonger() {
        cancels();
        cancels();
        assertThat(rig.store.entries())
                .filteredOn(Entry.MailInCancelled.class::isInstance)
                .hasSize(1);
        answeredBy(Optional.empty());
        end += 60;
        cancels();
        assertThat(rig.book().stays().cancelled().get(ORDER)).isEqualTo(new CancelledOrder(ORDER, end));
    }

    @Test
    void whenTheTokenIsCertainlyOverItsMemoryGoes() {
        cancels();
        rig.passes(2 * 3600_000);
        people.directs(new Input.Directive.CancelMailIn(new Waybill("SO00000002"), end + 7_200));
        assertThat(rig.book().stays().cancelled().asMap()).containsOnlyKeys(new Waybill("SO00000002"));
        people.shows(Token.Kind.MAIL_IN, "SO00000003 S SF RN-00001", "t3");
        rig.touch(new Touch.StartMailIn())
                .doorSprings("A01")
                .passes(3_000)
                .shuts("A01")
                .touch(new Touch.Done());
        rig.passes(3 * 3600_000);
        people.shows(Token.Kind.MAIL_IN, "SO00000004 S SF RN-00001", "t4");
        rig.touch(new Touch.StartMailIn());
        assertThat(rig.book().stays().cancelled().size()).isZero();
    }

    @Test
    void moreThanItRemembersIsRefused_untilSomeAreOver() {
        for (int i = 0; i < CancelledOrder.MOST; i++) {
            people.directs(new Input.Directive.CancelMailIn(new Waybill("SO1%07d".formatted(i)), end));
        }
        cancels();
        answeredBy(Optional.of(Problem.MESSAGE_TOO_LARGE));
        people.directs(new Input.Directive.CancelMailIn(new Waybill("SO10000000"), end + 60));
        answeredBy(Optional.empty());
        rig.passes(2 * 3600_000);
        people.announces("JD00002", Optional.empty());
        people.directs(new Input.Directive.CancelMailIn(ORDER, end + 7_200));
        answeredBy(Optional.empty());
        assertThat(rig.book().stays().cancelled().size()).isEqualTo(1);
    }
}
