package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.ANSWERED;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.NOT_SENT;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.SENT;
import static parcellocker.agent.locker.Input.PulseReport.Outcome.UNANSWERED;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class OpeningTest {
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
    void anOpeningIsOnePulseThatIsWorthNothingAfterFiveSeconds() {
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses)
                .containsExactly(
                        new Effect.Pulse(opening().id(), A01, rig.clock.uptime() + Openings.PULSE_WITHIN_MILLIS));
    }

    @Test
    void aSecondPulseGoesIfTheBusFailedAndASecondLaterTheDoorIsStillReadClosed() {
        people.asksFor(People.PARCEL);
        long committed = rig.clock.uptime();
        rig.passes(100).boardSays(UNANSWERED).passes(999).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
        rig.passes(1).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(2);
        assertThat(rig.pulses.getLast().deadlineMillis()).isEqualTo(committed + 5_000);
    }

    @Test
    void thereIsNeverAThirdPulse() {
        people.asksFor(People.PARCEL);
        rig.boardSays(UNANSWERED).passes(1_000).readsNothingNew("A01");
        rig.boardSays(UNANSWERED).passes(1_000).readsNothingNew("A01");
        rig.passes(1_000).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void noSecondPulseIfTheBoardAnswered() {
        people.asksFor(People.PARCEL);
        rig.boardSays(ANSWERED).passes(1_500).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void noSecondPulseToABoardThatAnswersNoReleaseForItsSilenceIsNoBusFailure() {
        people.asksFor(People.PARCEL);
        rig.boardSays(SENT).passes(1_500).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
        rig.passes(1_500);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.JAMMED);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery));
    }

    @Test
    void aPulseThatWasOnlySentOpensLikeAnyOther() {
        people.asksFor(People.PARCEL);
        rig.boardSays(SENT).opens("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void aPulseThatWasOnlySentAndABoardThatIsNotReadAnyMoreIsABusError() {
        people.asksFor(People.PARCEL);
        rig.boardSays(SENT).goesDark("A01").passes(3_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.BUS_ERROR);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void noSecondPulseOnceTheMainsAreGone() {
        people.asksFor(People.PARCEL);
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.MAINS, true, ""));
        rig.boardSays(UNANSWERED).passes(1_500).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void noSecondPulseIfNobodyCanReadTheDoor() {
        people.asksFor(People.PARCEL);
        rig.boardSays(UNANSWERED).passes(1_500).goesDark("A01");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void noSecondPulseFiveSecondsAfterTheCommit() {
        people.asksFor(People.PARCEL);
        rig.passes(4_000).boardSays(UNANSWERED).passes(1_000).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void noSecondPulseBeforeTheFirstIsReported() {
        people.asksFor(People.PARCEL);
        rig.passes(2_000).readsNothingNew("A01");
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aDoorReadClosedAllTheTimeIsJammedAndTheCodeLive() {
        people.asksFor(People.PARCEL);
        rig.boardSays(ANSWERED).passes(2_999).readsNothingNew("A01").passes(1);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.JAMMED);
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.DOOR_NOT_OPENED, true));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery));
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
        rig.touch(new Touch.TryAgain());
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void withoutAnAnswerFromTheBusNobodyKnowsAndTheCodeIsLive() {
        people.asksFor(People.PARCEL);
        rig.boardSays(UNANSWERED).passes(3_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.BUS_ERROR);
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.BUS_ERROR, true));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void aPulseThatNeverLeftChangesNothing() {
        people.asksFor(People.PARCEL);
        rig.boardSays(NOT_SENT);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.NOT_SENT);
        assertThat(rig.page()).isEqualTo(new Page.DidNotOpen(A01, Problem.PULSE_NOT_SENT, true));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery));
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void aSecondPulseThatNeverLeftIsStillABusError() {
        people.asksFor(People.PARCEL);
        rig.boardSays(UNANSWERED)
                .passes(1_000)
                .readsNothingNew("A01")
                .boardSays(NOT_SENT)
                .passes(2_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.BUS_ERROR);
    }

    @Test
    void aBoardThatNeverReportsFailsTheOpeningInTheEnd() {
        people.asksFor(People.PARCEL);
        rig.passes(7_999);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.AUTHORISED);
        rig.passes(1);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.BUS_ERROR);
        rig.passes(60_000).opens("A01");
        assertThat(rig.opening("A01")).as("a late answer is an answer").isEqualTo(Opening.State.OPEN);
    }

    @Test
    void withoutASensorThePersonIsAskedAndTheirAnswerMovesNothing() {
        people.asksFor(People.PARCEL);
        rig.boardSays(ANSWERED).goesDark("A01").passes(3_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.NO_FEEDBACK);
        assertThat(rig.page()).isEqualTo(new Page.DidItOpen(A01));
        rig.touch(new Touch.Answer(true));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.PersonAnswered(opening().id(), true));
        rig.isRefused(Problem.PICKUP_UNCERTAIN);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void aDoorThatAlreadyStandsOpenGetsNoPulse() {
        rig.opens("A01");
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).isEmpty();
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.ALREADY_OPEN);
        assertThat(rig.page()).isEqualTo(new Page.LeftOpen(A01, Problem.DOOR_ALREADY_OPEN));
        assertThat(rig.blocked("A01")).contains(BlockReason.ALREADY_OPEN);
        assertThat(access().state()).isEqualTo(Access.State.LIVE);
    }

    @Test
    void onceShutADoorThatWasAlreadyOpenServesItsCodeAgain() {
        rig.opens("A01");
        people.asksFor(People.PARCEL);
        rig.passes(1_000).shuts("A01");
        assertThat(rig.blocked("A01")).isEmpty();
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void threeOpeningsWithoutAnOpenDoorBlockTheCompartment() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        rig.goesDark("B01").goesDark("C01");
        people.choosesFor("JD00002");
        for (int i = 0; i < 3; i++) {
            assertThat(rig.blocked("A02")).isEmpty();
            assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("A02"));
            rig.boardSays(ANSWERED).passes(100).readsNothingNew("A02").passes(2_900);
            rig.touch(new Touch.TryAgain());
        }
        assertThat(rig.blocked("A02")).contains(BlockReason.FAILED_THRICE);
        rig.isRefused(Problem.NO_COMPARTMENT);
    }

    private Opening opening() {
        return rig.book().openingOf(A01).orElseThrow();
    }

    private Access access() {
        return rig.delivery(People.PARCEL).access();
    }
}
