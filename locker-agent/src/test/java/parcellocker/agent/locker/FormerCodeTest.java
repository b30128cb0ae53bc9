package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.contract.problem.Problem;

/** A code drawn anew: what the recipient was told last is good until they have been told of the new one. */
class FormerCodeTest {
    private static final long STAY = 24L * 3600 * 1000;

    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private final DeliveryId delivery = people.stored(People.PARCEL);
    private final String first = rig.vault.code(delivery);

    private Access access() {
        return rig.delivery(People.PARCEL).access();
    }

    private String renewed() {
        people.directs(new Input.Directive.RenewCode(delivery));
        return rig.vault.code(delivery);
    }

    private void told(String code) {
        String hash = GlassVault.verifier(code).hash();
        people.directs(new Input.Directive.StartStorage(delivery, STAY, Optional.of(hash), ExtensionOffer.NONE));
    }

    @Test
    void theOldCodeOpensUntilItsRecipientIsToldOfTheNewOne() {
        renewed();
        people.types(first);
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
        assertThat(rig.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.PickupAuthorised.class,
                        opening -> assertThat(opening.credential())
                                .isEqualTo(CredentialRef.former(GlassVault.verifier(first))));
    }

    @Test
    void theNewCodeOpensAtOnce() {
        people.types(renewed());
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
    }

    @Test
    void theOldCodeIsWrongAsSoonAsTheNewOneIsTold() {
        String second = renewed();
        told(second);
        people.types(first);
        rig.isRefused(Problem.CODE_WRONG);
        people.types(second);
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
    }

    @Test
    void moreTimeAloneEndsNoCode() {
        renewed();
        people.directs(new Input.Directive.StartStorage(delivery, 2 * STAY));
        people.types(first);
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
    }

    @Test
    void aNoticeOfAnOlderCodeEndsThoseBeforeItAndKeepsItself() {
        String second = renewed();
        renewed();
        told(second);
        people.types(first);
        rig.isRefused(Problem.CODE_WRONG);
        people.types(second);
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
    }

    @Test
    void itSurvivesAPowerCut() {
        renewed();
        Delivery before = rig.delivery(People.PARCEL);
        rig.powerCut();
        assertThat(rig.delivery(People.PARCEL)).isEqualTo(before);
        people.types(first);
        assertThat(access().state()).isEqualTo(Access.State.ARMED);
    }

    @Test
    void ofManyThatNobodyWasToldTheFirstAndTheLastAreKept() {
        for (int i = 0; i < 2 * Access.MOST_FORMER; i++) {
            renewed();
        }
        String last = rig.vault.code(delivery);
        renewed();
        assertThat(access().former())
                .hasSize(Access.MOST_FORMER)
                .startsWith(GlassVault.verifier(first))
                .endsWith(GlassVault.verifier(last));
    }

    @Test
    void twoGoodCodesAreNotTwoBudgetsOfGuesses() {
        renewed();
        for (int i = 0; i < 5; i++) {
            people.types("0000000" + i);
        }
        people.types(first);
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
    }

    @Test
    void aPhoneThatWasWrongLeavesNoOldCodeToWhoeverHasIt() {
        String second = renewed();
        Delivery wrong = rig.delivery(People.PARCEL);
        Entry corrected = new Entry.RecipientCorrected(
                delivery, wrong.courier(), new PersonRef("right"), new Sealed("a", "b"), new Sealed("c", "d"));
        Delivery right = rig.book()
                .after(corrected, new Stamp(0, 0, Quality.TRUSTED))
                .deliveries()
                .get(delivery);
        assertThat(wrong.access().former()).isNotEmpty();
        assertThat(right.access().former()).isEmpty();
        assertThat(right.code()).isEqualTo(GlassVault.verifier(second));
    }
}
