package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;

class DoorTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void aDoorNobodyWasAllowedToOpenIsAnAlarmAndItsCompartmentUncertain() {
        rig.opens("A01");
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DoorForced(A01));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aForcedDoorWithAParcelBehindItKeepsTheCodeLive() {
        DeliveryId delivery = people.stored(People.PARCEL);
        rig.opens("A01").passes(1_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01").passes(600_000);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
    }

    @Test
    void aDoorForcedAndShutBetweenTwoReadingsIsSeenAllTheSame() {
        long now = rig.clock.uptime();
        rig.gives(new Input.DoorSeen(A01, Level.CLOSED, now - 500, now - 200, now));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DoorForced(A01));
    }

    @Test
    void aDoorOpenedAndShutBetweenTwoReadingsAnswersItsOpening() {
        people.choosesFor(People.PARCEL);
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(2_500);
        long now = rig.clock.uptime();
        rig.gives(new Input.DoorSeen(A01, Level.CLOSED, now - 2_000, now - 100, now));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.STORED);
    }

    @Test
    void anEdgeFromBeforeTheCommitIsNoAnswerToIt() {
        rig.goesDark("A01");
        DeliveryId delivery = people.storedInA02();
        rig.goesDark("A02");
        people.types(rig.vault.code(delivery));
        long now = rig.clock.uptime();
        rig.gives(new Input.DoorSeen(new CompartmentId("A02"), Level.OPEN, now - 1, -1, now));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DoorForced(new CompartmentId("A02")));
    }

    @Test
    void aDoorForcedJustBeforeItsLockJammedIsNotCalledEmpty() {
        people.choosesFor(People.PARCEL);
        long now = rig.clock.uptime();
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).passes(1_000);
        rig.gives(new Input.DoorSeen(A01, Level.CLOSED, now - 5, now + 500, now + 1_000))
                .passes(3_000);
        assertThat(rig.opening("A01")).isEqualTo(Opening.State.JAMMED);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aDoorThatOpensAgainByItselfAfterItsOpeningIsForced() {
        people.stored(People.PARCEL);
        rig.opens("A01");
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DoorForced(A01));
    }

    @Test
    void aDoorFoundOpenAtTheFirstReadingIsAnAlarmOnce() {
        rig.opens("A01").powerCut();
        assertThat(rig.store.entries().stream().filter(Entry.DoorForced.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aCompartmentThatIsNotBuiltIsNoNews() {
        int before = rig.store.commits();
        rig.opens("Z99");
        assertThat(rig.store.commits()).isEqualTo(before);
    }
}
