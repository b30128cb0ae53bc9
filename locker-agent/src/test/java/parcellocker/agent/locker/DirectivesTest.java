package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

class DirectivesTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void theNextOneIsTakenAndTheCursorMoves() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        assertThat(rig.book().directive()).isEqualTo(3);
        assertThat(rig.book().announcements().has(new Waybill("JD00002"))).isTrue();
    }

    @Test
    void oneTakenBeforeOrOneAfterAGapIsLeftAlone() {
        int before = rig.store.commits();
        rig.gives(new Input.Directed(2, new Input.Directive.Unknown("Again", Problem.KIND_UNKNOWN)));
        rig.gives(new Input.Directed(4, new Input.Directive.Unknown("Early", Problem.KIND_UNKNOWN)));
        assertThat(rig.store.commits()).isEqualTo(before);
        assertThat(rig.book().directive()).isEqualTo(2);
    }

    @Test
    void aKindNobodyKnowsIsRefusedButTakenSoThatTheStreamGoesOn() {
        people.directs(new Input.Directive.Unknown("Dance", Problem.KIND_UNKNOWN));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DirectiveTaken(3, "Dance", Optional.of(Problem.KIND_UNKNOWN)));
        assertThat(rig.book().directive()).isEqualTo(3);
    }

    @Test
    void aParcelThatLiesHereIsNotAnnouncedAgain() {
        people.stored(People.PARCEL);
        people.announces(People.PARCEL, Optional.of(Basis.SENDER_DESIGNATED));
        assertThat(rig.book().announcements().get(new Waybill(People.PARCEL)).basis())
                .contains(Basis.RECIPIENT_PARCEL);
    }

    @Test
    void aRenewedCodeComesInOneCommitWithItsOrder() {
        DeliveryId delivery = people.stored(People.PARCEL);
        int before = rig.store.commits();
        people.directs(new Input.Directive.RenewCode(delivery));
        assertThat(rig.store.commits() - before).isEqualTo(1);
        people.asksFor(People.PARCEL);
        assertThat(rig.delivery(People.PARCEL).access().state())
                .isEqualTo(parcellocker.agent.delivery.Access.State.ARMED);
    }

    @Test
    void aPowerCutBetweenTheDrawAndTheCommitLosesNeitherTheOldCodeNorTheOrder() {
        DeliveryId delivery = people.stored(People.PARCEL);
        Delivery before = rig.delivery(People.PARCEL);
        rig.vaultIsSlow();
        people.directs(new Input.Directive.RenewCode(delivery));
        rig.powerCut().vaultAnswers();
        assertThat(rig.delivery(People.PARCEL)).isEqualTo(before);
        assertThat(rig.book().directive()).isEqualTo(2);
        people.directs(new Input.Directive.RenewCode(delivery));
        assertThat(rig.book().directive()).isEqualTo(3);
        assertThat(rig.delivery(People.PARCEL).code()).isNotEqualTo(before.code());
    }

    @Test
    void whileACodeIsBeingRenewedTheNextDirectiveWaits() {
        DeliveryId delivery = people.stored(People.PARCEL);
        rig.vaultIsSlow();
        people.directs(new Input.Directive.RenewCode(delivery));
        rig.gives(new Input.Directed(3, new Input.Directive.Unknown("Dance", Problem.KIND_UNKNOWN)));
        rig.gives(new Input.Directed(4, new Input.Directive.Unknown("Dance", Problem.KIND_UNKNOWN)));
        assertThat(rig.book().directive()).isEqualTo(2);
        rig.vaultAnswers();
        assertThat(rig.book().directive()).isEqualTo(3);
    }

    @Test
    void whatIsNotHereCannotBeRenewedAndTheStreamGoesOn() {
        people.directs(new Input.Directive.RenewCode(new DeliveryId("ffffffffffffffff")));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(3, "RenewCode", Optional.of(Problem.NOTHING_HERE)));
    }

    @Test
    void aDeliveryThatEndsWhileItsCodeIsDrawnIsNotRenewed() {
        DeliveryId delivery = people.stored(People.PARCEL);
        String code = rig.vault.code(delivery);
        rig.vaultIsSlow();
        people.types(code);
        rig.gives(rig.vault.answer(rig.vault.next().orElseThrow()));
        people.directs(new Input.Directive.RenewCode(delivery));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(3, "RenewCode", Optional.of(Problem.NOTHING_HERE)));
    }
}
