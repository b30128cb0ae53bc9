package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/** Wrong codes lock the keypad: whoever has the code and the phone still collects, and a guesser learns nothing. */
class LockedKeypadTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01AndFiveWrongCodesLockTheKeypad() {
        delivery = people.stored(People.PARCEL);
        rig.pulses.clear();
        for (int i = 0; i < 5; i++) {
            people.types("99999999");
            rig.isRefused(Problem.CODE_WRONG);
            rig.touch(new Touch.Done());
        }
    }

    private void types(String code, String tail) {
        people.types(code);
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
        rig.touch(new Touch.EnterPhoneTail(new Secret(tail)));
    }

    private void wrongPairs(int times) {
        for (int i = 0; i < times; i++) {
            types("99999999", GlassVault.TAIL);
            rig.isRefused(Problem.CODE_AND_TAIL_WRONG);
        }
    }

    @Test
    void theCodeAndTheEndOfThePhoneOpenTheDoor() {
        types(people.code(People.PARCEL), GlassVault.TAIL);
        assertThat(rig.pulses).extracting(Effect.Pulse::compartment).containsExactly(A01);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void theCodeAloneIsNotEvenLookedAt() {
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
        assertThat(rig.vault.next()).isEmpty();
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whicheverHalfIsWrongTheAnswerIsTheSameAndOnDiskBefore() {
        String right = people.code(People.PARCEL);
        types(right, "0000");
        Page first = rig.page();
        assertThat(first).isEqualTo(new Page.Refusal(Problem.CODE_AND_TAIL_WRONG, 0, ""));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.CODE_AND_TAIL));
        rig.diary.clear();
        types("99999999", GlassVault.TAIL);
        assertThat(rig.page()).isEqualTo(first);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.CODE_AND_TAIL));
        assertThat(rig.diary).containsExactly("PhoneTail", "OneMoment", "Refusal");
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void wrongPairsUseUpTheirOwnBudgetAndThenTheKeypadIsShutUntilTheFirstOfBothIsRested() {
        wrongPairs(5);
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.Refusal(Problem.CODE_LOCKED, 60, ""));
        assertThat(rig.book().codeGuesses().failedAt()).hasSize(5);
        assertThat(rig.book().lockedGuesses().failedAt()).hasSize(5);
        rig.passes(60_000);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aPowerCutGivesNoPairBackAndNeitherDoesASuccess() {
        wrongPairs(4);
        types(people.code(People.PARCEL), GlassVault.TAIL);
        rig.doorSprings("A01").passes(2_000).shuts("A01").powerCut();
        wrongPairs(1);
        people.types("99999999");
        rig.isRefused(Problem.CODE_LOCKED);
    }

    @Test
    void anAnswerThatComesWhenNobodyWaitsAnyMoreIsCountedAllTheSame() {
        rig.vaultIsSlow();
        types("99999999", GlassVault.TAIL);
        rig.passes(31_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        rig.vaultAnswers();
        assertThat(rig.book().lockedGuesses().failedAt()).hasSize(1);
    }

    @Test
    void theQrOpensFromEitherScreenAlsoWhenTheKeypadIsShut() {
        people.asksFor(People.PARCEL);
        people.shows(Token.Kind.PICKUP, delivery.value(), "jti-1");
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.lastEntry()).isInstanceOf(Entry.PickupAuthorised.class);
    }

    @Test
    void whenTheRestIsOverTheCodeAloneOpensAgain() {
        rig.passes(60_000);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void whoAsksForHelpComesBackToTheirFourDigits() {
        people.asksFor(People.PARCEL);
        rig.touch(new Touch.Help()).touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.PhoneTail());
        rig.touch(new Touch.EnterPhoneTail(new Secret(GlassVault.TAIL)));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void whatWasTypedIsGoneWithItsPage() {
        people.asksFor(People.PARCEL);
        rig.touch(new Touch.Back()).touch(new Touch.EnterPhoneTail(new Secret(GlassVault.TAIL)));
        assertThat(rig.page()).isEqualTo(new Page.Home());
        people.asksFor(People.PARCEL);
        rig.scan("PL1:FORGED");
        assertThat(rig.locker().session().visit().errand().typed()).isEqualTo(Optional.empty());
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whoWantsItToLieLongerProvesItTheSameWayAndNoDoorOpens() {
        people.directs(new Input.Directive.StartStorage(
                delivery, 86_400_000, Optional.empty(), new ExtensionOffer(86_400_000, 1)));
        rig.touch(new Touch.LeaveLonger());
        types(people.code(People.PARCEL), GlassVault.TAIL);
        assertThat(rig.page()).isInstanceOf(Page.Stay.class);
        assertThat(rig.pulses).isEmpty();
    }
}
