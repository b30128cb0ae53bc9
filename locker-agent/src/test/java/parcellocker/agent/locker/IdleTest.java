package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the process may end with nobody the worse for it. */
class IdleTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void nobodyThereAndNoOpeningUnderWayIsIdle() {
        assertThat(rig.locker().isIdle()).isTrue();
    }

    @Test
    void somebodyAtTheScreenIsNotIdleUntilItGoesHome() {
        people.types("99999999");
        assertThat(rig.locker().isIdle()).isFalse();
        rig.passes(600_000);
        assertThat(rig.locker().isIdle()).isTrue();
    }

    @Test
    void aPickupIsNotIdleFromItsCommitUntilTheDoorIsShutAndThePersonGone() {
        people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        assertThat(rig.locker().isIdle()).isFalse();
        rig.doorSprings("A01");
        assertThat(rig.locker().isIdle()).isFalse();
        rig.passes(100_000);
        assertThat(rig.locker().isIdle()).isFalse();
        rig.shuts("A01").passes(600_000);
        assertThat(rig.locker().isIdle()).isTrue();
    }

    @Test
    void aDoorThatWasLeftOpenDoesNotKeepItBusyForEver() {
        people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(600_000);
        assertThat(rig.page()).isInstanceOf(Page.Home.class);
        assertThat(rig.locker().isIdle()).isTrue();
    }
}
