package parcellocker.sim.world;

import java.util.Deque;
import java.util.Optional;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Touch;

/** How a courier vouches for recipients and packaging, and which phones they type. */
final class Attesting {
    private static final String SOMEBODY = "13900000000";
    private static final String WRONG = "13700000000";

    private final World world;
    private final Hands hands;
    private final Deque<Thing> bag;
    private final Chance chance;

    Attesting(World world, Hands hands, Deque<Thing> bag, Chance chance) {
        this.world = world;
        this.hands = hands;
        this.bag = bag;
        this.chance = chance;
    }

    long attest(Page.AttestConsent page) {
        if (seesDamage(page.waybill())) {
            return saysDamaged();
        }
        if (chance.happens(0.1)) {
            return back();
        }
        if (page.same().isPresent() && chance.happens(0.5)) {
            hands.touch(new Touch.AttestSame());
        } else {
            String phone = world.crowd()
                    .phone(bag.isEmpty() ? "nobody" : bag.getFirst().recipient());
            hands.touch(new Touch.Attest(
                    page.phoneNeeded() ? Optional.of(StrongBox.secret(mostly(phone))) : Optional.empty()));
        }
        return chance.between(400, 1_500);
    }

    /** Some look first at the open door, and some never. */
    boolean seesDamage(Waybill waybill) {
        return !bag.isEmpty()
                && bag.getFirst().waybill().equals(waybill)
                && bag.getFirst().isDamaged()
                && chance.happens(0.5);
    }

    long saysDamaged() {
        hands.touch(new Touch.PackagingDamaged());
        bag.removeFirst();
        return chance.between(400, 1_500);
    }

    /** The parcel is not in the bag any more; whose it is they still know. */
    long correct(Page.CorrectPhone page) {
        if (chance.happens(0.15)) {
            return back();
        }
        String right = world.crowd().phoneOf(page.waybill()).orElse(SOMEBODY);
        hands.touch(new Touch.RetypePhone(StrongBox.secret(mostly(right))));
        return chance.between(400, 1_500);
    }

    private String mostly(String right) {
        if (chance.happens(0.85)) {
            return right;
        }
        return chance.happens(0.5) ? "12" : WRONG;
    }

    private long back() {
        hands.touch(new Touch.Back());
        return chance.between(600, 1_500);
    }
}
