package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.contract.problem.Problem;

/** "Leave it longer": decided at the locker, within what the city has offered. */
class LongerStaysTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final long HOUR = 3_600_000;
    private static final long STAY = 24 * HOUR;
    private static final ExtensionOffer ONCE = new ExtensionOffer(STAY, 1);

    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private final DeliveryId delivery = people.stored(People.PARCEL);

    private void told(long limitMillis, ExtensionOffer offer) {
        people.directs(new Input.Directive.StartStorage(delivery, limitMillis, Optional.empty(), offer));
    }

    private StorageClock clock() {
        return rig.delivery(People.PARCEL).storage().orElseThrow();
    }

    /** Says so and types the code. */
    private void asks() {
        rig.touch(new Touch.LeaveLonger());
        people.asksFor(People.PARCEL);
    }

    @Test
    void theScreenSaysWhenItEndsAndItIsOnDiskBeforeTheScreenSaysItStays() {
        told(STAY, ONCE);
        rig.passes(HOUR);
        asks();
        long noon = rig.clock.now().wallMillis();
        assertThat(rig.page())
                .isEqualTo(new Page.Stay(A01, 23 * HOUR, STAY, java.util.OptionalLong.of(noon + 23 * HOUR), false));
        rig.touch(new Touch.StayLonger());
        assertThat(rig.lastEntry()).isEqualTo(new Entry.StorageExtended(delivery, 2 * STAY, CredentialRef.CODE));
        assertThat(((Page.Stay) rig.page()).agreed()).isTrue();
        assertThat(((Page.Stay) rig.page()).leftMillis()).isEqualTo(47 * HOUR);
    }

    @Test
    void noDoorOpensAndTheCodeIsAsGoodAsBefore() {
        told(STAY, ONCE);
        asks();
        rig.touch(new Touch.StayLonger());
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
        assertThat(rig.delivery(People.PARCEL).access().tries()).isEmpty();
        rig.touch(new Touch.Done());
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    @Test
    void theParcelIsDueBackOnlyAfterTheLongerTime() {
        told(STAY, ONCE);
        asks();
        rig.touch(new Touch.StayLonger()).touch(new Touch.Done());
        rig.passes(2 * STAY - 1);
        assertThat(rig.delivery(People.PARCEL).isDueBack()).isFalse();
        rig.passes(1);
        assertThat(rig.delivery(People.PARCEL).isDueBack()).isTrue();
    }

    @Test
    void asOftenAsOfferedAndNotOnceMore() {
        told(STAY, new ExtensionOffer(HOUR, 2));
        for (int i = 0; i < 2; i++) {
            asks();
            rig.touch(new Touch.StayLonger()).touch(new Touch.Done());
        }
        assertThat(clock().limitMillis()).isEqualTo(STAY + 2 * HOUR);
        asks();
        rig.isRefused(Problem.EXTENSIONS_SPENT);
        told(STAY, new ExtensionOffer(HOUR, 2));
        rig.touch(new Touch.Back());
        asks();
        rig.isRefused(Problem.EXTENSIONS_SPENT);
    }

    @Test
    void twoTouchesOfOneFingerAreOneExtension() {
        told(STAY, new ExtensionOffer(HOUR, 2));
        asks();
        rig.touch(new Touch.StayLonger()).touch(new Touch.StayLonger());
        assertThat(clock().limitMillis()).isEqualTo(STAY + HOUR);
    }

    @Test
    void whatIsNotOfferedOrOverOrNotKnownIsRefusedWithItsNumber() {
        asks();
        rig.isRefused(Problem.STAY_UNKNOWN);
        rig.touch(new Touch.Back());
        told(STAY, ExtensionOffer.NONE);
        asks();
        rig.isRefused(Problem.EXTENSIONS_SPENT);
        rig.touch(new Touch.Back());
        told(STAY, ONCE);
        rig.passes(STAY);
        asks();
        rig.isRefused(Problem.EXTENSIONS_SPENT);
    }

    @Test
    void theLaterEndWinsWhicheverCameFirst() {
        told(STAY, ONCE);
        asks();
        rig.touch(new Touch.StayLonger()).touch(new Touch.Done());
        told(STAY, ONCE);
        assertThat(clock().limitMillis()).as("a promise is kept").isEqualTo(2 * STAY);
        told(5 * STAY, ONCE);
        assertThat(clock().limitMillis()).isEqualTo(5 * STAY);
        told(3 * STAY, ONCE);
        assertThat(clock().limitMillis())
                .as("what nobody was promised may be shortened")
                .isEqualTo(3 * STAY);
    }

    @Test
    void aWrongCodeCountsAsAGuessHereToo() {
        told(STAY, ONCE);
        rig.touch(new Touch.LeaveLonger());
        people.types("99999999");
        rig.isRefused(Problem.CODE_WRONG);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.GuessFailed(Entry.Guess.CODE));
    }

    @Test
    void whoGoesHomeAndTypesTheirCodeGetsTheDoor() {
        told(STAY, ONCE);
        rig.touch(new Touch.LeaveLonger()).touch(new Touch.Back());
        people.asksFor(People.PARCEL);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    /** Within the grace period the same QR would open the door again; whoever wants more time wants no door. */
    @Test
    void aGroupWhoseParcelsAreAllFetchedOpensNothing() {
        told(STAY, ONCE);
        people.shows(Token.Kind.GROUP, delivery.value(), "g1");
        rig.doorSprings("A01").passes(3_000).shuts("A01").touch(new Touch.Done());
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.GRACE);
        int before = rig.pulses.size();
        rig.touch(new Touch.LeaveLonger());
        people.shows(Token.Kind.GROUP, delivery.value(), "g1");
        assertThat(rig.pulses).hasSize(before);
        assertThat(rig.page()).isInstanceOf(Page.Refusal.class);
        rig.touch(new Touch.Back()).touch(new Touch.Done());
        people.shows(Token.Kind.GROUP, delivery.value(), "g1");
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    @Test
    void itSurvivesAPowerCut() {
        told(STAY, ONCE);
        asks();
        rig.touch(new Touch.StayLonger());
        rig.powerCut();
        assertThat(clock().limitMillis()).isEqualTo(2 * STAY);
        asks();
        rig.isRefused(Problem.EXTENSIONS_SPENT);
    }
}
