package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

class SignInTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void badgeAndPinOpenTheCouriersPage() {
        people.signsIn("li");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        assertThat(rig.shown().courier()).isTrue();
    }

    @Test
    void aBadgeHeldBeforeTheReaderAsksForItsPinAndIsNotTypedOver() {
        rig.gives(new Input.BadgeShown("B-LI"));
        assertThat(rig.page()).isEqualTo(new Page.CourierSignIn(Optional.of("B-LI")));
        rig.touch(new Touch.SignIn("B-NOBODY", new Secret(People.PIN)));
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aBadgeAloneSignsNobodyIn() {
        rig.gives(new Input.BadgeShown("B-LI"));
        rig.touch(new Touch.SignIn("0", new Secret("0000")));
        rig.isRefused(Problem.SIGN_IN_WRONG);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.PIN));
    }

    @Test
    void aBadgeHeldThereWhileSomebodyIsSignedInChangesNothing() {
        people.signsIn("li");
        Page before = rig.page();
        rig.gives(new Input.BadgeShown("B-WANG"));
        assertThat(rig.page()).isEqualTo(before);
    }

    @Test
    void aBadgeThatNobodyAnswersForIsForgotten() {
        rig.gives(new Input.BadgeShown("B-LI"));
        rig.passes(600_000);
        assertThat(rig.page()).isInstanceOf(Page.Home.class);
    }

    @Test
    void aTokenOfTheCityDoesToo() {
        people.shows(Token.Kind.COURIER, "someone-new", "jti-1");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aWrongPinIsCountedOnDiskBeforeItIsAnswered() {
        signIn("B-LI", "0000");
        rig.isRefused(Problem.SIGN_IN_WRONG);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.PIN));
    }

    @Test
    void anUnknownBadgeIsAskedAndAnsweredLikeAWrongPin() {
        signIn("B-NOBODY", People.PIN);
        rig.isRefused(Problem.SIGN_IN_WRONG);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.PIN));
    }

    @Test
    void afterFiveWrongPinsSigningInRestsButPickupDoesNot() {
        for (int i = 0; i < 5; i++) {
            signIn("B-LI", "0000");
        }
        signIn("B-LI", People.PIN);
        rig.isRefused(Problem.SIGN_IN_LOCKED);
        people.types("99999999");
        rig.isRefused(Problem.CODE_WRONG);
        rig.passes(60_000);
        signIn("B-LI", People.PIN);
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void withoutATrustedClockATokenAloneSignsNobodyIn() {
        rig.clock.is(Quality.SUSPECT);
        people.shows(Token.Kind.COURIER, "li", "jti-1");
        assertThat(rig.page()).isInstanceOf(Page.CallHelpDesk.class);
        rig.scan("JD00002");
        assertThat(rig.page()).isNotInstanceOf(Page.ChooseSize.class);
        rig.clock.is(Quality.HOLDOVER);
        people.shows(Token.Kind.COURIER, "li", "jti-1");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aTokenIsGoodFromItsBeginningToItsEndWithTwoMinutesOfSkew() {
        long now = rig.clock.wallSeconds();
        assertThat(signsIn(now - 3600, now - 120)).isTrue();
        assertThat(signsIn(now - 3600, now - 121)).isFalse();
        rig.isRefused(Problem.TOKEN_EXPIRED);
        assertThat(signsIn(now + 120, now + 3600)).isTrue();
        assertThat(signsIn(now + 121, now + 3600)).isFalse();
        rig.isRefused(Problem.TOKEN_EXPIRED);
    }

    @Test
    void whoeverTheCityHasWithdrawnSignsInNoMore() {
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        people.signsIn("li");
        rig.isRefused(Problem.SIGN_IN_WRONG);
        people.shows(Token.Kind.COURIER, "li", "jti-1");
        rig.isRefused(Problem.SIGN_IN_WRONG);
    }

    @Test
    void whoeverIsWithdrawnWhileTheVaultChecksDoesNotGetIn() {
        rig.vaultIsSlow();
        people.signsIn("li");
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        rig.vaultAnswers();
        rig.isRefused(Problem.SIGN_IN_WRONG);
        assertThat(rig.shown().courier()).isFalse();
    }

    @Test
    void whoeverIsWithdrawnWhileSignedInIsSentHome() {
        people.signsIn("li");
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.shown().courier()).isFalse();
    }

    @Test
    void whoeverIsWithdrawnWithTheirDoorOpenFinishesThatDoorOnly() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01");
        people.directs(new Input.Directive.ListCouriers(List.of(People.courier("li", false))));
        assertThat(rig.page()).isInstanceOf(Page.PutParcelIn.class);
        rig.passes(5_000).shuts("A01");
        assertThat(rig.delivery(People.PARCEL)).isNotNull();
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aTechniciansBadgeLeadsToNoParcels() {
        Courier technician =
                new Courier(new CourierId("tech"), Role.TECHNICIAN, "B-TECH", GlassVault.verifier(People.PIN), true);
        people.directs(new Input.Directive.ListCouriers(List.of(technician)));
        people.signsIn("tech");
        assertThat(rig.page()).isInstanceOf(Page.TechnicianHome.class);
        people.shows(Token.Kind.COURIER, "tech", "jti-1");
        rig.isRefused(Problem.SIGN_IN_WRONG);
    }

    @Test
    void anotherCouriersTokenTakesOverAndTheNoticeOfTheFirstGoes() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        int before = rig.published;
        people.shows(Token.Kind.COURIER, "wu", "jti-1");
        assertThat(rig.published).isGreaterThan(before);
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.CourierHome.class, page -> assertThat(page.last()).isEmpty());
    }

    @Test
    void aScreenNobodyTouchesGoesHomeAndSignsTheCourierOut() {
        people.signsIn("li");
        rig.passes(60_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        rig.scan(People.PARCEL);
        rig.isRefused(Problem.TOKEN_UNREADABLE);
    }

    @Test
    void aVaultThatDoesNotAnswerHoldsNobodyForEver() {
        rig.vaultIsSlow();
        people.signsIn("li");
        assertThat(rig.page()).isEqualTo(new Page.OneMoment());
        rig.passes(30_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        rig.vaultAnswers();
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.book().pinGuesses().failedAt()).isEmpty();
    }

    @Test
    void aWrongAnswerThatComesTooLateIsCountedAllTheSame() {
        rig.vaultIsSlow();
        signIn("B-LI", "0000");
        rig.passes(30_000).vaultAnswers();
        assertThat(rig.book().pinGuesses().failedAt()).hasSize(1);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aTouchOnAPageThatIsGoneDoesNothing() {
        people.signsIn("li");
        long old = rig.shown().view();
        rig.scan(People.PARCEL);
        Page before = rig.page();
        rig.gives(new Input.Touched(old, new Touch.ChooseSize(Size.S)));
        assertThat(rig.page()).isEqualTo(before);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void theLanguageChosenLastsAsLongAsTheVisit() {
        rig.touch(new Touch.Speak(Language.EN));
        people.types("99999999");
        assertThat(rig.shown().language()).isEqualTo(Language.EN);
        rig.touch(new Touch.Done());
        assertThat(rig.shown().language()).isEqualTo(Language.ZH);
    }

    private boolean signsIn(long from, long to) {
        rig.touch(new Touch.Done());
        rig.scan(rig.vault.issue(new Token(Token.Kind.COURIER, "li", "jti-" + from + to, from, to)));
        return rig.page() instanceof Page.CourierHome;
    }

    private void signIn(String badge, String pin) {
        rig.touch(new Touch.Done());
        rig.touch(new Touch.Courier());
        rig.touch(new Touch.SignIn(badge, new Secret(pin)));
    }
}
