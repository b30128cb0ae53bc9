package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** The storage clock that is fair: complaint c4. */
class StorageTest {
    private static final BoardId BOARD = new BoardId("1");
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final long HOUR = 3_600_000;
    private static final long STAY = 24 * HOUR;
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private final DeliveryId delivery = people.stored(People.PARCEL);

    private void told() {
        people.directs(new Input.Directive.StartStorage(delivery, STAY));
    }

    private long counted() {
        long age = rig.locker().stamp(rig.clock.now()).ageMillis();
        return rig.delivery(People.PARCEL).storage().orElseThrow().countedAt(age);
    }

    private boolean isDueBack() {
        return rig.delivery(People.PARCEL).isDueBack();
    }

    private void boardAnswers(boolean is) {
        rig.gives(new Input.BoardSeen(BOARD, is));
    }

    @Test
    void nothingCountsBeforeTheRecipientHasBeenTold() {
        rig.passes(72 * HOUR);
        assertThat(rig.delivery(People.PARCEL).storage()).isEmpty();
        assertThat(isDueBack()).isFalse();
        told();
        assertThat(counted()).isZero();
    }

    @Test
    void afterItsTimeTheParcelIsDueBackToTheMillisecond_andIsStillItsRecipients() {
        told();
        rig.passes(STAY - 1);
        assertThat(isDueBack()).isFalse();
        rig.passes(1);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.StorageEnded(delivery, STAY));
        assertThat(isDueBack()).isTrue();
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    @Test
    void sixDaysOfASilentBoardCountNothing() {
        told();
        boardAnswers(false);
        rig.passes(6 * 24 * HOUR);
        assertThat(counted()).isZero();
        boardAnswers(true);
        rig.passes(60_000 + HOUR);
        assertThat(counted()).as("from when it has answered for a minute").isEqualTo(HOUR);
        assertThat(rig.store.entries())
                .filteredOn(entry -> entry instanceof Entry.BoardLost || entry instanceof Entry.BoardBack)
                .containsExactly(
                        new Entry.BoardLost(
                                BOARD, rig.locker().setup().cabinet().ids(), 60_000),
                        new Entry.BoardBack(
                                BOARD, rig.locker().setup().cabinet().ids()));
    }

    @Test
    void aBoardThatIsSilentForLessThanAMinuteIsNoNews() {
        told();
        int before = rig.store.entries().size();
        for (int i = 0; i < 10; i++) {
            boardAnswers(false);
            rig.passes(59_999);
            boardAnswers(true);
            rig.passes(59_999);
        }
        assertThat(rig.store.entries()).hasSize(before);
    }

    @Test
    void timeWithoutPowerCountsNothing() {
        told();
        rig.passes(HOUR);
        rig.gives(new Input.DaySigned(20_000, "jws"));
        rig.powerCut();
        assertThat(counted()).isEqualTo(HOUR);
    }

    @Test
    void aCompartmentOutOfUseCountsNothingUntilItIsInUseAgain() {
        told();
        rig.passes(HOUR);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_000).shuts("A01");
        assertThat(counted()).as("too short to be collected").isEqualTo(HOUR + 1_000);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.PutBack("DAMAGED"));
        rig.passes(120_000);
        assertThat(rig.blocked("A01")).contains(BlockReason.LEFT_OPEN);
        long then = counted();
        rig.passes(HOUR);
        assertThat(counted()).isEqualTo(then);
        rig.shuts("A01").passes(HOUR);
        assertThat(counted()).isEqualTo(then + HOUR);
    }

    @Test
    void aModeWithoutPickupsCountsNothing() {
        told();
        rig.passes(HOUR);
        rig.gives(new Input.OldImageSeen(1, 99));
        rig.passes(10 * HOUR);
        assertThat(counted()).isEqualTo(HOUR);
    }

    @Test
    void moreTimeCanBeGivenEvenAfterItWasOver() {
        told();
        rig.passes(STAY);
        people.directs(new Input.Directive.StartStorage(delivery, 2 * STAY));
        assertThat(isDueBack()).isFalse();
        assertThat(counted()).isEqualTo(STAY);
        rig.passes(STAY);
        assertThat(isDueBack()).isTrue();
    }

    @Test
    void aCourierTakesOutWhatIsOverdueAndNothingElse() {
        told();
        people.signsIn("wu");
        rig.touch(new Touch.Recall(delivery));
        rig.isRefused(Problem.NOTHING_HERE);
        rig.passes(STAY);
        people.signsIn("wu");
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.CourierHome.class,
                        home -> assertThat(home.dueBack())
                                .extracting(Page.Listed::delivery)
                                .containsExactly(delivery));
        rig.touch(new Touch.Recall(delivery));
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().has(delivery)).isFalse();
    }

    @Test
    void ofAParcelThatIsNotHereNothingCanBegin() {
        people.directs(new Input.Directive.StartStorage(new DeliveryId("ffffffffffffffff"), STAY));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        rig.book().directive(), "StartStorage", Optional.of(Problem.NOTHING_HERE)));
    }

    @Test
    void eachParcelHasItsOwnClock() {
        told();
        rig.passes(HOUR);
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("JD00002");
        rig.doorSprings("A02").passes(5_000).shuts("A02");
        people.directs(new Input.Directive.StartStorage(rig.delivery("JD00002").id(), HOUR));
        rig.passes(HOUR);
        assertThat(rig.store.entries().stream()
                        .filter(Entry.StorageEnded.class::isInstance)
                        .toList())
                .isEqualTo(
                        List.of(new Entry.StorageEnded(rig.delivery("JD00002").id(), HOUR)));
    }
}
