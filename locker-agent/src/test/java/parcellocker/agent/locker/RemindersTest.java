package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;

class RemindersTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @BeforeEach
    void aParcelLiesInA01() {
        people.stored(People.PARCEL);
    }

    @Test
    void aDoorOpenForThirtySecondsIsAskedToBeShutAndNothingElseChanges() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(29_999);
        assertThat(rig.shown().toBeShut()).isEmpty();
        Book before = rig.book();
        rig.passes(1);
        assertThat(rig.shown().toBeShut()).containsExactly(A01);
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, false));
        assertThat(rig.book()).as("a reminder is no entry").isEqualTo(before);
    }

    @Test
    void whoShutsTheDoorIsAskedNoMore() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(40_000).shuts("A01");
        assertThat(rig.shown().toBeShut()).isEmpty();
        rig.passes(60_000);
        assertThat(rig.shown().toBeShut()).isEmpty();
    }

    @Test
    void aDoorLeftOpenIsAskedForUntilItIsShutWhoeverStandsThere() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(300_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.shown().toBeShut()).containsExactly(A01);
        rig.shuts("A01");
        assertThat(rig.shown().toBeShut()).isEmpty();
    }

    @Test
    void aDoorNobodyWasAllowedToOpenIsAskedForToo() {
        rig.opens("B01").passes(30_000);
        assertThat(rig.shown().toBeShut()).containsExactly(new CompartmentId("B01"));
    }

    @Test
    void eachOpeningHasThirtySecondsOfItsOwn() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(31_000).shuts("A01");
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(29_000);
        assertThat(rig.shown().toBeShut()).isEmpty();
        rig.passes(1_000);
        assertThat(rig.shown().toBeShut()).containsExactly(A01);
    }
}
