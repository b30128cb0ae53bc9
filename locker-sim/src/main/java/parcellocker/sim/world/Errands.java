package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Touch;

/** What a courier does at their page besides putting parcels in: their own or, prying, another's. */
final class Errands {
    private final World world;
    private final Hands hands;
    private final Chance chance;

    Errands(World world, Hands hands, Chance chance) {
        this.world = world;
        this.hands = hands;
        this.chance = chance;
    }

    /** Begins one; false if there is none. */
    boolean choose(Page.CourierHome page) {
        if (page.last().filter(Page.Stored::phoneTyped).isPresent() && chance.happens(0.5)) {
            hands.touch(new Touch.CorrectPhone(page.last().get().delivery()));
        } else if (page.last().isPresent() && chance.happens(0.3)) {
            hands.touch(new Touch.LookInto(page.last().get().delivery()));
        } else if (!page.uncertain().isEmpty()) {
            hands.touch(new Touch.LookInto(chance.pick(page.uncertain()).delivery()));
        } else if (page.toCollect() > 0 && chance.happens(0.8)) {
            hands.touch(new Touch.ShowCollection());
        } else if (!page.dueBack().isEmpty()) {
            hands.touch(new Touch.Recall(chance.pick(page.dueBack()).delivery()));
        } else {
            return chance.happens(0.2) && pry();
        }
        return true;
    }

    /** Takes one of the list; false if nothing is, or they have had enough. */
    boolean collect(Page.Collection page) {
        if (page.waiting().isEmpty() || chance.happens(0.2)) {
            return false;
        }
        hands.touch(new Touch.Collect(chance.pick(page.waiting()).delivery()));
        return true;
    }

    /** Somebody else's parcel, by a number seen somewhere. */
    private boolean pry() {
        Optional<DeliveryId> other = world.crowd().anyDelivery();
        other.ifPresent(id -> hands.touch(pryingAt(id)));
        return other.isPresent();
    }

    private Touch pryingAt(DeliveryId id) {
        return chance.pick(List.of(
                new Touch.LookInto(id), new Touch.Recall(id), new Touch.CorrectPhone(id), new Touch.Collect(id)));
    }
}
