package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.contract.problem.Problem;

/** What a technician can ask to see, and the round through the uncertain compartments. */
class DeskTest {
    private static final CompartmentId A02 = new CompartmentId("A02");
    private static final CompartmentId B01 = new CompartmentId("B01");
    private static final CompartmentId C01 = new CompartmentId("C01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    private void arrives() {
        people.shows(Token.Kind.TECHNICIAN, "tech-1", "t1");
    }

    private void isForced(String door) {
        rig.opens(door).shuts(door).passes(1_000);
    }

    private void says(String door, Touch what) {
        rig.doorSprings(door).passes(3_000).touch(what).shuts(door);
    }

    @Test
    void theRoundOpensTheUncertainOnesAlone_oneAfterAnother_eachByATouch() {
        isForced("B01");
        isForced("C01");
        arrives();
        rig.touch(new Touch.NextUncertain());
        assertThat(rig.page()).isEqualTo(new Page.Opening(B01, Purpose.AUDIT));
        says("B01", new Touch.ItIsEmpty());
        assertThat(rig.page()).isEqualTo(new Page.Looked(B01, Optional.of(false), Optional.of(C01)));
        assertThat(rig.pulses).as("no door opens without a touch").hasSize(1);
        rig.touch(new Touch.NextUncertain());
        says("C01", new Touch.ItIsEmpty());
        assertThat(rig.page()).isEqualTo(new Page.Looked(C01, Optional.of(false), Optional.empty()));
        rig.touch(new Touch.NextUncertain());
        assertThat(rig.pulses).hasSize(2);
        assertThat(List.of(rig.custody("B01"), rig.custody("C01"))).containsOnly(new Custody.Empty());
    }

    @Test
    void theRoundAsksForTheApprovalOfWhatIsSomebodys_andGoesPastIt() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_000).shuts("A01").touch(new Touch.Done());
        isForced("C01");
        arrives();
        rig.touch(new Touch.NextUncertain());
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.ApprovalNeeded.class,
                        page -> assertThat(page.next()).contains(C01));
        int before = rig.pulses.size();
        rig.touch(new Touch.NextUncertain());
        assertThat(rig.page()).isEqualTo(new Page.Opening(C01, Purpose.AUDIT));
        assertThat(rig.pulses).hasSize(before + 1);
    }

    @Test
    void whoNeverKnowsStaysOnTheRound_andIsNotAskedAboutTheSameDoorAgain() {
        isForced("B01");
        isForced("C01");
        arrives();
        rig.touch(new Touch.NextUncertain());
        rig.doorSprings("B01").passes(3_000).shuts("B01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(B01, Optional.empty(), Optional.of(C01)));
        rig.touch(new Touch.NextUncertain());
        rig.doorSprings("C01").passes(3_000).shuts("C01");
        assertThat(rig.page()).isEqualTo(new Page.Looked(C01, Optional.empty(), Optional.of(B01)));
    }

    @ParameterizedTest
    @EnumSource(StaffPage.class)
    void nobodyButATechnicianSeesAnyOfIt(StaffPage page) {
        Page before = rig.page();
        rig.touch(new Touch.Consult(page));
        assertThat(rig.page()).isEqualTo(before);
        people.signsIn("li");
        before = rig.page();
        rig.touch(new Touch.Consult(page));
        rig.touch(new Touch.CopyToStick());
        rig.touch(new Touch.NextUncertain());
        assertThat(rig.page()).isEqualTo(before);
    }

    @Test
    void alarmsNameTheNumberAndEveryPlace_andNothingThatIsRight() {
        isForced("C01");
        rig.gives(new Input.LinkSeen(true));
        arrives();
        rig.touch(new Touch.TakeOutOfService(A02, "LOCK"));
        rig.gives(new Input.BoardSeen(new BoardId("b1"), false));
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.HATCH, true, ""));
        rig.touch(new Touch.Consult(StaffPage.ALARMS));
        assertThat(rig.page())
                .isEqualTo(new Page.Alarms(List.of(
                        new Page.Alarm(Problem.BOARD_UNREACHABLE, List.of("b1")),
                        new Page.Alarm(Problem.COMPARTMENT_BLOCKED, List.of("A02")),
                        new Page.Alarm(Problem.CONTENT_UNCERTAIN, List.of("C01")),
                        new Page.Alarm(Problem.HATCH_OPEN, List.of()))));
        assertThat(((Page.Alarms) rig.page()).alarms())
                .extracting(Page.Alarm::problem)
                .isSubsetOf(Alarms.kinds());
    }

    @Test
    void aLockerThatIsWellHasNoAlarm() {
        rig.gives(new Input.LinkSeen(true));
        arrives();
        rig.touch(new Touch.Consult(StaffPage.ALARMS));
        assertThat(rig.page()).isEqualTo(new Page.Alarms(List.of()));
    }

    @Test
    void theMapShowsEveryDoorAsItStands() {
        rig.opens("B01");
        arrives();
        rig.touch(new Touch.Consult(StaffPage.MAP));
        Page.DoorMap map = (Page.DoorMap) rig.page();
        assertThat(map.places())
                .extracting(Page.Place::compartment)
                .containsExactlyElementsOf(rig.book().compartments().asMap().keySet());
        assertThat(map.places())
                .filteredOn(place -> place.compartment().equals(B01))
                .allMatch(Page.Place::isUncertain);
    }

    @Test
    void networkAndClockAreAsTheMachineSaysNow() {
        rig.gives(new Input.LinkSeen(true));
        arrives();
        rig.touch(new Touch.Consult(StaffPage.CONDITION));
        assertThat(rig.page()).isInstanceOfSatisfying(Page.Condition.class, page -> {
            assertThat(page.online()).isTrue();
            assertThat(page.quality()).isEqualTo(Quality.TRUSTED);
            assertThat(page.wallMillis() / 1000).isEqualTo(rig.clock.wallSeconds());
            assertThat(page.figures()).isEqualTo(GlassWorkshop.FIGURES);
        });
    }

    @Test
    void theStickIsWrittenOnTheTechniciansWord_andNothingIsCommittedForIt() {
        arrives();
        int commits = rig.store.commits();
        rig.touch(new Touch.Consult(StaffPage.STICK));
        rig.workshop.isSlow(true);
        rig.touch(new Touch.CopyToStick());
        assertThat(rig.page()).isEqualTo(new Page.Stick(true, Optional.empty()));
        rig.touch(new Touch.CopyToStick());
        rig.workshop.isSlow(false);
        rig.vaultAnswers();
        assertThat(rig.page()).isEqualTo(new Page.Stick(false, Optional.of(GlassWorkshop.COPIED)));
        assertThat(rig.store.commits()).isEqualTo(commits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STICK_MISSING", "STICK_FULL", "STICK_LOST", "STICK_DOUBLED", "COPY_WRONG"})
    void aStickThatFailsIsToldByItsNumber_andTheTechnicianGoesOn(String problem) {
        rig.workshop.stickIs(Problem.valueOf(problem));
        arrives();
        rig.touch(new Touch.Consult(StaffPage.STICK)).touch(new Touch.CopyToStick());
        rig.isRefused(Problem.valueOf(problem));
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
    }

    @Test
    void whoeverLeavesBeforeTheStickIsDoneFindsTheScreenOfTheNextUntouched() {
        arrives();
        rig.touch(new Touch.Consult(StaffPage.STICK));
        rig.workshop.isSlow(true);
        rig.touch(new Touch.CopyToStick()).touch(new Touch.Done());
        rig.workshop.isSlow(false);
        rig.vaultAnswers();
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aStickThatNeverEndsHoldsTheScreenFiveTimesAsLongAsAnyPageAndNoLonger() {
        arrives();
        rig.touch(new Touch.Consult(StaffPage.STICK));
        rig.workshop.isSlow(true);
        rig.touch(new Touch.CopyToStick());
        rig.passes(600_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }
}
