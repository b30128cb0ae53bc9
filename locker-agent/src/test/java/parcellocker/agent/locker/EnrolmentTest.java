package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** An old image is put right by a new epoch and what the city believes. */
class EnrolmentTest {
    private static final String CODE = "24681357";
    private static final DeliveryId NEWER = new DeliveryId("00000000000000ff");

    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId here;

    @BeforeEach
    void anOldImageWithAParcel() {
        here = people.stored(People.PARCEL);
        rig.gives(new Input.OldImageSeen(1, 99));
    }

    @Test
    void inQuarantineNeitherCodeNorTokenOpensAnything() {
        int before = rig.pulses.size();
        people.types(rig.vault.code(here));
        rig.isRefused(Problem.OLD_IMAGE);
        people.shows(Token.Kind.PICKUP, here.value(), "jti");
        rig.isRefused(Problem.OLD_IMAGE);
        assertThat(rig.pulses).hasSize(before);
    }

    @Test
    void everyCompartmentIsUncertainAndNothingIsAllotted() {
        enrols();
        for (String id : List.of("A01", "A02", "B01", "C01")) {
            assertThat(rig.custody(id)).isInstanceOf(Custody.Uncertain.class);
        }
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", true))));
        people.announces("SF33333", Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor("SF33333");
        rig.isRefused(Problem.NO_COMPARTMENT);
        assertThat(rig.book().standing().modes()).isEmpty();
    }

    @Test
    void whatTheCityBelievesInsideIsOpenedByItsOwnCode() {
        enrols(believed("A02", Delivery.State.STORED));
        assertThat(rig.custody("A02")).isEqualTo(new Custody.Uncertain(Optional.of(NEWER)));
        people.types(CODE);
        rig.doorSprings("A02").passes(5_000).shuts("A02");
        assertThat(rig.book().deliveries().get(NEWER).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void aCodeThatWasUsedAfterTheImageWasTakenOpensNothing() {
        enrols(believed("A01", Delivery.State.STORED));
        int before = rig.pulses.size();
        people.types(rig.vault.code(here));
        rig.isRefused(Problem.CODE_WRONG);
        assertThat(rig.pulses).hasSize(before);
        assertThat(rig.book().deliveries().has(here))
                .as("its compartment is another's")
                .isFalse();
    }

    @Test
    void whatOnlyThisLockerRemembersIsKeptForStaffAndOpenedByNoCode() {
        enrols();
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(here)));
        Delivery kept = rig.book().deliveries().get(here);
        assertThat(kept.state()).isEqualTo(Delivery.State.UNSURE);
        assertThat(kept.access()).isEqualTo(Access.DRAFT);
        assertThat(rig.lastEntry()).isInstanceOfSatisfying(Entry.PossiblyInside.class, entry -> {
            assertThat(entry.byCity()).isFalse();
            assertThat(entry.waybills()).containsExactly(new Waybill(People.PARCEL));
        });
    }

    @Test
    void itIsDoneInOneCommitAndOnlyOnce() {
        int commits = rig.store.commits();
        enrols(believed("A02", Delivery.State.STORED));
        assertThat(rig.store.commits()).isEqualTo(commits + 1);
        enrols(believed("A02", Delivery.State.STORED));
        assertThat(rig.store.commits()).isEqualTo(commits + 1);
        assertThat(rig.book().directive()).isEqualTo(40);
        assertThat(rig.book().standing().epoch()).isEqualTo(2);
    }

    @Test
    void withADoorUnderWayItWaitsForTheNextTimeTheCitySaysIt() {
        Rig busy = Rig.strict();
        People there = People.at(busy);
        there.choosesFor(People.PARCEL);
        busy.gives(enrolment());
        assertThat(busy.book().standing().epoch()).isZero();
        busy.doorSprings("A01").passes(5_000).shuts("A01");
        busy.gives(enrolment());
        assertThat(busy.book().standing().epoch()).isEqualTo(2);
        busy.passes(1_000_000);
        busy.opens("A01");
        assertThat(busy.lastEntry()).isEqualTo(new Entry.DoorForced(new CompartmentId("A01")));
    }

    @Test
    void aCompartmentThatIsNotBuiltIsPassedOver() {
        enrols(believed("Z99", Delivery.State.STORED));
        assertThat(rig.book().deliveries().has(NEWER)).isFalse();
    }

    @Test
    void aRefusedOneIsForTheCourierToTakeOut() {
        enrols(believed("A02", Delivery.State.REFUSED));
        people.types(CODE);
        rig.isRefused(Problem.CODE_WRONG);
        assertThat(rig.book().deliveries().get(NEWER).state()).isEqualTo(Delivery.State.REFUSED);
    }

    @Test
    void aNewFileInThePlaceOfADamagedOneBelievesNothingAndOpensNothing() {
        Rig fresh = damaged(99);
        assertThat(fresh.book().compartments().values())
                .allSatisfy(state -> assertThat(state.custody()).isEqualTo(new Custody.Uncertain(Optional.empty())));
        People there = People.at(fresh);
        there.shows(Token.Kind.TECHNICIAN, "tech-1", "jti");
        fresh.isRefused(Problem.STORE_DAMAGED);
        fresh.powerCut();
        assertThat(fresh.book().standing().modes()).containsExactly(Mode.DAMAGED);
        fresh.gives(new Input.FileDamaged("locker.db.damaged-2026-03-31-1", 1, 99));
        assertThat(fresh.lastEntry()).as("said once").isInstanceOf(Entry.LockerStarted.class);
    }

    @Test
    void ifTheCityHasTheWholeOldJournalItsCodesOpenAgain() {
        Rig fresh = damaged(99);
        fresh.gives(new Input.OldImageSeen(1, 99));
        fresh.gives(enrolment(believed("A02", Delivery.State.STORED)));
        assertThat(fresh.book().standing().modes()).isEmpty();
        People.at(fresh).types(CODE);
        fresh.doorSprings("A02").passes(5_000).shuts("A02");
        assertThat(fresh.book().deliveries().get(NEWER).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    /** Somebody else's parcel may lie there by now: the right code would open a wrong door. */
    @Test
    void ifItMayHaveLostAnEntryTheCitysWordOpensNothingBeforeSomebodyHasLooked() {
        for (Input.OldImageSeen seen :
                List.of(new Input.OldImageSeen(1, 98), new Input.OldImageSeen(2, 100), new Input.OldImageSeen(1, 0))) {
            Rig fresh = damaged(99);
            fresh.gives(seen);
            opensNothing(fresh);
        }
        opensNothing(damaged(99));
        Rig unknown = damaged(-1);
        unknown.gives(new Input.OldImageSeen(1, 1_000));
        opensNothing(unknown);
        Rig forgotten = damaged(99);
        forgotten.gives(new Input.OldImageSeen(1, 99));
        forgotten.powerCut();
        opensNothing(forgotten);
    }

    private static void opensNothing(Rig fresh) {
        fresh.gives(enrolment(believed("A02", Delivery.State.STORED)));
        assertThat(fresh.book().standing().modes()).isEmpty();
        assertThat(fresh.custody("A02")).isEqualTo(new Custody.Uncertain(Optional.of(NEWER)));
        People.at(fresh).types(CODE);
        fresh.isRefused(Problem.CODE_WRONG);
        assertThat(fresh.pulses).isEmpty();
    }

    private static Rig damaged(long last) {
        Rig fresh = Rig.strict();
        fresh.gives(new Input.FileDamaged("locker.db.damaged-2026-03-31-1", 1, last));
        return fresh;
    }

    private void enrols(Delivery... inside) {
        rig.gives(enrolment(inside));
    }

    private static Input enrolment(Delivery... inside) {
        return new Input.Enrolled(2, 40, List.of(inside));
    }

    private static Delivery believed(String compartment, Delivery.State state) {
        return Delivery.begun(
                NEWER,
                List.of(new Waybill("SF99999")),
                new CourierId("wu"),
                new PersonRef("person-9"),
                new CompartmentId(compartment),
                Basis.RECIPIENT_PARCEL,
                state,
                GlassVault.verifier(CODE),
                Access.DRAFT);
    }
}
