package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.contract.problem.Problem;

/** What the technician's command line may open. */
class TrialsTest {
    private static final CourierId TOOL = new CourierId("tool-wire");
    private static final Custody UNCERTAIN = new Custody.Uncertain(Optional.empty());
    private final Rig rig = Rig.strict();

    private void begins() {
        rig.gives(new Input.TrialsBegun(TOOL));
    }

    private void tries(String door) {
        rig.gives(new Input.TrialWanted(new CompartmentId(door), false));
    }

    private Optional<Problem> refusal(String door) {
        return rig.locker().trialRefusal(new CompartmentId(door), rig.clock.now());
    }

    private void isRefused(String door, Problem why) {
        int before = rig.pulses.size();
        int entries = rig.store.entries().size();
        assertThat(refusal(door)).contains(why);
        tries(door);
        assertThat(rig.pulses).hasSize(before);
        assertThat(rig.store.entries()).hasSize(entries);
    }

    /** That the entry is on disk before its pulse, the rig checks at every pulse. */
    @Test
    void anEmptyCompartmentIsOpenedByAnEntryThatNamesTheTool_andIsEmptyAgainWhenShut() {
        begins();
        tries("A01");
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.AuditAuthorised(
                        rig.pulses.getLast().opening(),
                        new CompartmentId("A01"),
                        Optional.empty(),
                        TOOL,
                        Optional.empty()));
        rig.doorSprings("A01").passes(200).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.CLOSED);
    }

    @Test
    void nothingIsTriedBeforeTheToolHasBegun_asInARunningAgent() {
        isRefused("A01", Problem.TRIAL_NOT_BEGUN);
        assertThatThrownBy(() -> new Input.TrialsBegun(new CourierId("tech-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whereAParcelIsOrMayBe_noToolEverOpens() {
        People.at(rig).stored(People.PARCEL);
        begins();
        isRefused("A01", Problem.TRIAL_NOT_EMPTY);
        tries("A02");
        assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("A02"));
    }

    @Test
    void inALiveCabinetAnUncertainCompartmentIsNotTried_evenWithoutAParcel() {
        People.at(rig).stored(People.PARCEL);
        rig.opens("C01").shuts("C01");
        assertThat(rig.custody("C01")).isEqualTo(UNCERTAIN);
        begins();
        isRefused("C01", Problem.TRIAL_NOT_EMPTY);
    }

    @Test
    void inACabinetThatNeverWasLiveItIsTried_andEmptyAfterALookInside() {
        rig.opens("C01").shuts("C01");
        begins();
        tries("C01");
        rig.doorSprings("C01").passes(1_000).shuts("C01");
        assertThat(rig.custody("C01")).isEqualTo(UNCERTAIN);
        tries("C01");
        rig.doorSprings("C01").passes(2_000).shuts("C01");
        assertThat(rig.custody("C01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void aDoorThatACrossedWireMovedIsUncertain_andMayBeTriedNext_alsoByTheNextRun() {
        People.at(rig).stored(People.PARCEL);
        begins();
        tries("A02");
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).opens("B01");
        rig.passes(200).readsNothingNew("A02").passes(4_000);
        assertThat(rig.opening("A02")).isEqualTo(Opening.State.JAMMED);
        assertThat(rig.custody("B01")).isEqualTo(UNCERTAIN);
        rig.shuts("B01");
        tries("B01");
        assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("B01"));
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(200);
        rig.readsNothingNew("B01").passes(4_000);

        rig.powerCut();
        begins();
        tries("B01");
        rig.doorSprings("B01").passes(2_000).shuts("B01");
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void aDoorThatReadsOpenIsOpenedOnlyIfTheTechnicianSaysItIsShut() {
        begins();
        rig.opens("A01").passes(1_000);
        tries("A01");
        assertThat(rig.pulses).isEmpty();
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.ALREADY_OPEN);
        rig.gives(new Input.TrialWanted(new CompartmentId("A01"), true));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aContactThatStaysOpenIsWhatFails_thoughItsBoardAnswersNoRelease() {
        begins();
        rig.opens("A01").passes(1_000);
        rig.gives(new Input.TrialWanted(new CompartmentId("A01"), true));
        rig.boardSays(Input.PulseReport.Outcome.SENT)
                .passes(1_500)
                .readsNothingNew("A01")
                .passes(1_500);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.NO_FEEDBACK);
    }

    @Test
    void aContactThatMovesTheWrongWayRoundKeepsNothingPending() {
        begins();
        rig.opens("A01").passes(1_000);
        rig.gives(new Input.TrialWanted(new CompartmentId("A01"), true));
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).shuts("A01").passes(4_000);
        rig.opens("A01");
        assertThat(rig.custody("A01")).isEqualTo(UNCERTAIN);
        assertThat(refusal("A02")).isEmpty();
    }

    @Test
    void oneDoorAtATime() {
        begins();
        tries("A01");
        isRefused("A02", Problem.COMPARTMENT_BUSY);
    }

    @Test
    void whatFailedThriceIsBackInServiceWhenItWasMendedAndTried() {
        begins();
        for (int i = 0; i < 3; i++) {
            tries("A01");
            rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(200);
            rig.readsNothingNew("A01").passes(4_000);
        }
        assertThat(rig.blocked("A01")).contains(BlockReason.FAILED_THRICE);
        tries("A01");
        rig.doorSprings("A01").passes(500).shuts("A01");
        assertThat(rig.blocked("A01")).isEmpty();
    }

    @Test
    void aCompartmentThatStaffTookOutOfServiceStaysSo() {
        People.at(rig).shows(Token.Kind.TECHNICIAN, "tech-1", "t1");
        rig.touch(new Touch.TakeOutOfService(new CompartmentId("A01"), "paint")).touch(new Touch.Done());
        begins();
        tries("A01");
        rig.doorSprings("A01").passes(2_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.blocked("A01")).contains(BlockReason.STAFF);
    }
}
