package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

class DepositTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final Waybill PARCEL = new Waybill(People.PARCEL);
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    private void storesInA01() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
    }

    @Test
    void scanChooseOpenPutInShutAndItIsStoredWithoutAButton() {
        people.choosesFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.DEPOSIT));
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Reserved.class);
        rig.doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.PutParcelIn(A01, PARCEL, Said.NOTHING));
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Loading.class);
        rig.passes(1_500).shuts("A01");
        Delivery delivery = rig.delivery(People.PARCEL);
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery.id()));
        assertThat(delivery.state()).isEqualTo(Delivery.State.STORED);
        assertThat(delivery.access().state()).isEqualTo(Access.State.LIVE);
        assertThat(home().last()).contains(new Page.Stored(delivery.id(), PARCEL, A01));
    }

    @Test
    void aDepositCommitsThreeTimes() {
        people.signsIn("li");
        rig.scan(People.PARCEL);
        int before = rig.store.commits();
        rig.touch(new Touch.ChooseSize(Size.S));
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        rig.touch(new Touch.Done());
        assertThat(rig.store.commits() - before).isEqualTo(3);
    }

    @Test
    void aStrictLockerTakesNoParcelWhoseConsentItDoesNotKnow() {
        people.signsIn("li");
        rig.scan(People.STRANGE);
        rig.isRefused(Problem.CONSENT_MISSING);
        people.announces("JD00002", Optional.empty());
        rig.scan("JD00002");
        rig.isRefused(Problem.CONSENT_MISSING);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void thereIsNoWayRoundTheConsentOfAStrictLocker() {
        people.signsIn("li");
        rig.scan(People.STRANGE);
        rig.touch(new Touch.Attest(Optional.of(new Secret("13800001234"))));
        rig.touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aParcelThatIsHereIsRefusedASecondTime() {
        storesInA01();
        rig.scan(People.PARCEL);
        rig.isRefused(Problem.WAYBILL_DOUBLED);
    }

    @Test
    void whatIsNoWaybillIsRefused() {
        people.signsIn("li");
        rig.scan("??");
        rig.isRefused(Problem.WAYBILL_UNREADABLE);
    }

    @Test
    void aTypedWaybillIsReadLikeAScannedOne() {
        people.signsIn("li");
        rig.touch(new Touch.TypeWaybill(" jd00001 "));
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.ChooseSize.class,
                        page -> assertThat(page.waybill()).isEqualTo(PARCEL));
    }

    @Test
    void whenNoCompartmentFitsTheCourierIsToldSo() {
        rig.goesDark("C01");
        people.signsIn("li");
        rig.scan(People.PARCEL);
        rig.touch(new Touch.ChooseSize(Size.L));
        rig.isRefused(Problem.NO_COMPARTMENT);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void whenTheSizeIsTakenTheNextLargerIsGiven() {
        rig.goesDark("A01").goesDark("A02");
        people.choosesFor(People.PARCEL);
        assertThat(rig.pulses).extracting(Effect.Pulse::compartment).containsExactly(new CompartmentId("B01"));
    }

    @Test
    void theDoorWaitsForTheCodeFromTheVault() {
        people.signsIn("li");
        rig.powerCut().vaultIsSlow();
        people.signsIn("li");
        giveFirstAnswer();
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.page()).isEqualTo(new Page.OneMoment());
        assertThat(rig.pulses).isEmpty();
        rig.vaultAnswers();
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aRenewalOrderedMeanwhileDoesNotLeaveTheCourierWaiting() {
        storesInA01();
        people.announces("JD00002", Optional.of(Basis.RECIPIENT_PARCEL));
        rig.powerCut().vaultIsSlow();
        people.signsIn("li");
        giveFirstAnswer();
        rig.scan("JD00002").touch(new Touch.ChooseSize(Size.S));
        people.directs(new Input.Directive.RenewCode(rig.delivery(People.PARCEL).id()));
        rig.vaultAnswers();
        assertThat(rig.lastEntry()).isInstanceOf(Entry.DepositAuthorised.class);
        assertThat(rig.pulses).hasSize(2);
    }

    @Test
    void aCodeThatComesWhileATokenIsCheckedOpensNothing() {
        people.signsIn("li");
        rig.powerCut().vaultIsSlow();
        people.signsIn("li");
        giveFirstAnswer();
        rig.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        giveFirstAnswer();
        assertThat(rig.pulses).hasSize(1);
        rig.doorSprings("A01").touch(new Touch.TookBack()).passes(2_000).shuts("A01");
        rig.scan("PL1:FORGED");
        giveFirstAnswer();
        assertThat(rig.pulses).hasSize(1);
        rig.vaultAnswers();
        rig.isRefused(Problem.TOKEN_FORGED);
    }

    @Test
    void cancelledBeforeTheDoorOpenedItIsEmptyAgain() {
        people.choosesFor(People.PARCEL);
        rig.touch(new Touch.Back()).doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.PutParcelIn(A01, PARCEL, Said.TOOK_BACK));
        rig.passes(2_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().size()).isZero();
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void tookBackWithTheDoorOpenMakesItEmpty() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.TookBack()).passes(2_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        rig.scan(People.PARCEL);
        assertThat(rig.page()).isInstanceOf(Page.ChooseSize.class);
    }

    @Test
    void foundOccupiedFreezesThatCompartmentAndOpensAnother() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.FoundOccupied()).passes(2_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("A02"));
    }

    @Test
    void foundBrokenBlocksThatCompartmentAndOpensAnother() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.FoundBroken()).passes(2_000).shuts("A01");
        assertThat(rig.blocked("A01")).contains(BlockReason.BROKEN);
        assertThat(rig.pulses.getLast().compartment()).isEqualTo(new CompartmentId("A02"));
    }

    @Test
    void openTooShortlyItIsUncertainAndItsCodeNotLive() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(1_499).shuts("A01");
        rig.isRefused(Problem.DEPOSIT_UNCERTAIN);
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Uncertain.class);
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.DRAFT);
    }

    private void giveFirstAnswer() {
        rig.gives(rig.vault.answer(rig.vault.next().orElseThrow()));
    }

    private Page.CourierHome home() {
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        return (Page.CourierHome) rig.page();
    }
}
