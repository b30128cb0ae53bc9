package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** One parcel more for whoever got the one before, and a phone typed wrongly. */
class SameRecipientTest {
    private static final String MORE = "SF99998";
    private static final PersonRef FIRST = new PersonRef("typed-1");
    private final Rig rig = Rig.attesting();
    private final People people = People.at(rig);

    private void storesAStrangers() {
        people.signsIn("li");
        rig.scan(People.STRANGE).touch(new Touch.Attest(Optional.of(new Secret("13800001234"))));
        rig.touch(new Touch.ChooseSize(Size.S)).doorSprings("A01").passes(3_000).shuts("A01");
    }

    @Test
    void oneTapAfterTheScanDepositsAnotherParcelForTheSamePerson() {
        storesAStrangers();
        rig.scan(MORE);
        assertThat(rig.page()).isEqualTo(new Page.AttestConsent(new Waybill(MORE), true, Optional.of(FIRST)));
        rig.touch(new Touch.AttestSame()).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.lastEntry()).isInstanceOfSatisfying(Entry.DepositAuthorised.class, entry -> {
            assertThat(entry.recipient()).isEqualTo(FIRST);
            assertThat(entry.basis()).as("consent is attested anew").isEqualTo(Basis.COURIER_ATTESTED);
            assertThat(entry.phoneAttachment())
                    .as("the city must know whom to tell")
                    .isPresent();
            assertThat(entry.person())
                    .as("the locker too, if the first was fetched meanwhile")
                    .isPresent();
        });
        rig.doorSprings("A02").passes(3_000).shuts("A02");
        Delivery first = rig.delivery(People.STRANGE);
        Delivery second = rig.delivery(MORE);
        assertThat(second.compartment()).isNotEqualTo(first.compartment());
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(second.recipient()).as("one group for the recipient").isEqualTo(first.recipient());
    }

    @Test
    void thePersonMayBeOneWhomTheCityNamed() {
        people.signsIn("li");
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        rig.scan(MORE).touch(new Touch.AttestSame()).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.DepositAuthorised.class,
                        entry -> assertThat(entry.recipient()).isEqualTo(new PersonRef("person-1")));
    }

    @Test
    void nobodyIsTheSameForTheFirstParcelOrForTheNextCourier() {
        storesAStrangers();
        people.signsIn("wu");
        rig.scan(MORE);
        assertThat(rig.page()).isEqualTo(new Page.AttestConsent(new Waybill(MORE), true));
        rig.touch(new Touch.AttestSame()).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void anAnnouncedParcelIsForWhomTheCitySays() {
        storesAStrangers();
        people.announces("JD00002", Optional.empty());
        rig.scan("JD00002");
        assertThat(rig.page()).isEqualTo(new Page.AttestConsent(new Waybill("JD00002"), false));
        rig.touch(new Touch.AttestSame());
        assertThat(rig.page()).isInstanceOf(Page.AttestConsent.class);
    }

    @Test
    void aStrictLockerStillTakesNoStrangersParcel() {
        Rig strict = Rig.strict();
        People there = People.at(strict);
        there.choosesFor(People.PARCEL);
        strict.doorSprings("A01").passes(3_000).shuts("A01").scan(MORE);
        strict.isRefused(Problem.CONSENT_MISSING);
    }

    @Test
    void aPhoneTypedWronglyIsTypedAgainBeforeTheNoticeGoes() {
        storesAStrangers();
        int before = rig.published;
        Delivery wrong = rig.delivery(People.STRANGE);
        assertThat(last().phoneTyped()).isTrue();
        rig.touch(new Touch.CorrectPhone(wrong.id()));
        assertThat(rig.page()).isEqualTo(new Page.CorrectPhone(new Waybill(People.STRANGE), FIRST));
        rig.passes(25_000).touch(new Touch.RetypePhone(new Secret("13900005678")));
        assertThat(rig.lastEntry()).isInstanceOfSatisfying(Entry.RecipientCorrected.class, entry -> {
            assertThat(entry.delivery()).isEqualTo(wrong.id());
            assertThat(entry.recipient()).isEqualTo(new PersonRef("typed-2"));
            assertThat(entry.phoneAttachment().text()).isEqualTo("13900005678");
        });
        assertThat(rig.published).as("nothing went to the city meanwhile").isEqualTo(before);
        Delivery right = rig.delivery(People.STRANGE);
        assertThat(right.recipient()).isEqualTo(new PersonRef("typed-2"));
        assertThat(right.code()).isEqualTo(wrong.code());
        rig.passes(20_000);
        assertThat(rig.published).isEqualTo(before + 1);
        rig.scan(MORE);
        assertThat(rig.page())
                .as("the next one is for the right person")
                .isEqualTo(new Page.AttestConsent(new Waybill(MORE), true, Optional.of(new PersonRef("typed-2"))));
    }

    @Test
    void aPhoneThatIsNoneLeavesTheOldOneAndMayBeTypedAgain() {
        storesAStrangers();
        rig.touch(new Touch.CorrectPhone(rig.delivery(People.STRANGE).id()));
        rig.touch(new Touch.RetypePhone(new Secret("12")));
        rig.isRefused(Problem.PHONE_UNREADABLE);
        rig.touch(new Touch.Back());
        assertThat(last().phoneTyped()).isTrue();
        assertThat(rig.delivery(People.STRANGE).recipient()).isEqualTo(FIRST);
    }

    @Test
    void afterTheNoticeWentThePhoneStays() {
        storesAStrangers();
        rig.passes(20_000)
                .touch(new Touch.CorrectPhone(rig.delivery(People.STRANGE).id()));
        rig.isRefused(Problem.NOTICE_GONE);
        rig.touch(new Touch.RetypePhone(new Secret("13900005678")));
        assertThat(rig.delivery(People.STRANGE).recipient()).isEqualTo(FIRST);
    }

    @Test
    void aLookInsideKeepsThePhoneCorrectable() {
        storesAStrangers();
        rig.touch(new Touch.LookInto(rig.delivery(People.STRANGE).id())).doorSprings("A01");
        rig.touch(new Touch.ItIsInside()).passes(3_000).shuts("A01").touch(new Touch.Back());
        assertThat(last().phoneTyped()).isTrue();
    }

    @Test
    void whomTheCityNamedNoCourierChanges() {
        people.signsIn("li");
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        assertThat(last().phoneTyped()).isFalse();
        rig.touch(new Touch.CorrectPhone(rig.delivery(People.PARCEL).id()));
        rig.isRefused(Problem.NOTICE_GONE);
    }

    @Test
    void nobodyElseCorrectsIt() {
        storesAStrangers();
        Delivery theirs = rig.delivery(People.STRANGE);
        people.signsIn("wu");
        rig.touch(new Touch.CorrectPhone(theirs.id()));
        rig.isRefused(Problem.NOT_YOUR_DELIVERY);
    }

    private Page.Stored last() {
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        return ((Page.CourierHome) rig.page()).last().orElseThrow();
    }
}
