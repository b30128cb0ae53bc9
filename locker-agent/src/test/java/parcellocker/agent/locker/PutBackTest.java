package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;

class PutBackTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01() {
        delivery = people.stored(People.PARCEL);
        rig.pulses.clear();
    }

    @Test
    void whatIsPutBackIsRefusedAndACourierTakesItOut() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.PutBack("DAMAGED"));
        assertThat(rig.page()).isEqualTo(new Page.TakeParcel(A01, Said.PUT_BACK, Optional.of("DAMAGED")));
        rig.passes(5_000).shuts("A01");
        assertThat(rig.page()).isEqualTo(new Page.TakenBack(A01));
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Occupied(delivery));
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.REFUSED);
        people.types(rig.vault.code(delivery));
        assertThat(rig.pulses).hasSize(1);
        people.signsIn("wu");
        rig.touch(new Touch.Recall(delivery)).doorSprings("A01");
        assertThat(rig.page()).isEqualTo(new Page.TakeOut(A01));
        rig.passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().deliveries().size()).isZero();
    }

    @Test
    void aRecallShutTooSoonLeavesItUncertainAndMayBeRepeated() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.PutBack("DAMAGED")).passes(5_000).shuts("A01");
        people.signsIn("wu");
        rig.touch(new Touch.Recall(delivery)).doorSprings("A01").passes(500).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        rig.touch(new Touch.Back()).touch(new Touch.Recall(delivery));
        assertThat(rig.pulses).hasSize(3);
    }
}
