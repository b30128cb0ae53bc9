package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

class AttestingTest {
    private final Rig rig = Rig.attesting();
    private final People people = People.at(rig);

    @Test
    void aStrangeParcelIsTakenOnTheCouriersWordWithThePhone() {
        people.signsIn("li");
        rig.scan(People.STRANGE);
        assertThat(rig.page()).isEqualTo(new Page.AttestConsent(new Waybill(People.STRANGE), true));
        rig.touch(new Touch.Attest(Optional.of(new Secret("13800001234"))));
        rig.touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.lastEntry()).isInstanceOfSatisfying(Entry.DepositAuthorised.class, entry -> {
            assertThat(entry.basis()).isEqualTo(Basis.COURIER_ATTESTED);
            assertThat(entry.recipient()).isEqualTo(new PersonRef("typed-1"));
            assertThat(entry.phoneAttachment()).isPresent();
            assertThat(entry.person()).isPresent();
        });
    }

    @Test
    void withoutThePhoneOfAStrangerNothingGoesOn() {
        people.signsIn("li");
        rig.scan(People.STRANGE);
        rig.touch(new Touch.Attest(Optional.empty()));
        assertThat(rig.page()).isInstanceOf(Page.AttestConsent.class);
        rig.touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aPhoneTheVaultCannotReadIsRefused() {
        people.signsIn("li");
        rig.scan(People.STRANGE);
        rig.touch(new Touch.Attest(Optional.of(new Secret("12"))));
        rig.isRefused(Problem.PHONE_UNREADABLE);
    }

    @Test
    void anAnnouncedParcelWithoutConsentNeedsTheWordButNoPhone() {
        people.announces("JD00002", Optional.empty());
        people.signsIn("li");
        rig.scan("JD00002");
        assertThat(rig.page()).isEqualTo(new Page.AttestConsent(new Waybill("JD00002"), false));
        rig.touch(new Touch.Attest(Optional.empty())).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.lastEntry())
                .isInstanceOfSatisfying(
                        Entry.DepositAuthorised.class,
                        entry -> assertThat(entry.recipient()).isEqualTo(new PersonRef("person-1")));
    }
}
