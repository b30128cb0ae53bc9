package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
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
    void whatIsNotExpectedAnyMoreIsForgottenOnce() {
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        ends("JD00002", "JD00003");
        assertThat(rig.book().announcements().asMap().keySet()).containsExactly(new Waybill(People.PARCEL));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DirectiveTaken(4, "EndAnnouncements", Optional.empty()));
        int before = rig.store.entries().size();
        ends("JD00002");
        assertThat(rig.store.entries().size() - before).isEqualTo(1);
    }

    @Test
    void aParcelThatLiesHereIsItsRecipientsWhetherItIsExpectedOrNot() {
        people.stored(People.PARCEL);
        Delivery before = rig.delivery(People.PARCEL);
        ends(People.PARCEL);
        assertThat(rig.delivery(People.PARCEL)).isEqualTo(before);
        people.asksFor(People.PARCEL);
        assertThat(rig.book().openings().values()).anyMatch(opening -> opening.purpose() == Purpose.PICKUP);
    }

    private void ends(String... waybills) {
        people.directs(new Input.Directive.EndAnnouncements(
                Stream.of(waybills).map(Waybill::new).toList()));
    }

    @Test
    void aLockerExpectsSoManyParcelsAndNoMoreUntilOneIsEnded() {
        List<Input.Announced> many = IntStream.range(0, Announcement.MOST - 1)
                .mapToObj(i -> expected("SF%08d".formatted(i)))
                .toList();
        people.directs(new Input.Directive.Announce(many));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.DirectiveTaken(3, "Announce", Optional.empty()));
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(4, "Announce", Optional.of(Problem.MESSAGE_TOO_LARGE)));
        assertThat(rig.book().announcements().size()).isEqualTo(Announcement.MOST);
        people.announces(People.PARCEL, Optional.of(Basis.SENDER_DESIGNATED));
        assertThat(rig.book().announcements().get(new Waybill(People.PARCEL)).basis())
                .contains(Basis.SENDER_DESIGNATED);
        ends("SF00000000");
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        assertThat(rig.book().announcements().has(new Waybill("JD00002"))).isTrue();
    }

    @Test
    void ofAListThatIsLongerTheFirstAreExpected() {
        List<Input.Announced> many = IntStream.range(0, Announcement.MOST + 5)
                .mapToObj(i -> expected("SF%08d".formatted(9_999 - i)))
                .toList();
        rig.gives(new Input.Listed(9, "a".repeat(64), false, many, List.of()));
        assertThat(rig.book().announcements().asMap().firstKey())
                .isEqualTo(new Waybill("SF%08d".formatted(10_000 - Announcement.MOST)));
        assertThat(rig.book().announcements().size()).isEqualTo(Announcement.MOST);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        9, "FullList", Optional.of(Problem.MESSAGE_TOO_LARGE), Optional.of("a".repeat(64))));
    }

    private static Input.Announced expected(String waybill) {
        return new Input.Announced(
                new Announcement(new Waybill(waybill), new PersonRef("person-1"), Optional.empty(), Optional.empty()),
                new Sealed("p-" + waybill, "jwe"));
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
