package parcellocker.sim.world;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;

/** The collector who comes in the end, does everything right and takes all that people sent. */
final class CollectorPerson implements Person {
    private final CourierPerson.Badge badge;
    private final Hands hands;
    private boolean opened;
    private int patience = 65;

    CollectorPerson(World world, CourierPerson.Badge badge) {
        this.badge = badge;
        this.hands = new Hands(world, name());
    }

    @Override
    public String name() {
        return "the last collector";
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (glass.isEmpty() || patience-- < 0) {
            return glass.isEmpty() ? 4_000 : GOES;
        }
        Page page = glass.get().page();
        if (page instanceof Page.Home) {
            hands.touch(new Touch.Courier());
        } else if (page instanceof Page.CourierSignIn) {
            hands.touch(new Touch.SignIn(badge.courier().badge(), StrongBox.secret(badge.pin())));
        } else if (page instanceof Page.CourierHome home) {
            if (home.toCollect() == 0) {
                hands.touch(new Touch.Done());
                return GOES;
            }
            hands.touch(new Touch.ShowCollection());
        } else if (page instanceof Page.Collection list && !list.waiting().isEmpty()) {
            hands.touch(new Touch.Collect(list.waiting().getFirst().delivery()));
        } else if (page instanceof Page.TakeMailIn take) {
            return take(take.compartment());
        } else if (!(page instanceof Page.Opening || page instanceof Page.OneMoment)) {
            hands.touch(new Touch.Back());
        }
        return 1_000;
    }

    private long take(CompartmentId where) {
        if (hands.isOpen(where) && !opened) {
            opened = true;
            return 2_500;
        }
        opened = false;
        hands.takeAll(where);
        hands.shut(where);
        return 1_500;
    }
}
