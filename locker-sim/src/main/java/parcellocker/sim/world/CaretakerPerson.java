package parcellocker.sim.world;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.TicketCode;
import parcellocker.agent.locker.Touch;

/**
 * Staff of the place next door, called by somebody with a ticket. Some mistype, some say what is not true, some come again with a
 * number that was used, and some keep what they take out.
 */
final class CaretakerPerson implements Person {
    private final World world;
    private final CourierPerson.Badge badge;
    private final String ticket;
    private final Hands hands;
    private final Chance chance;
    private int patience = 30;
    private int times;
    private boolean looked;

    CaretakerPerson(World world, CourierPerson.Badge badge, String ticket, Chance chance) {
        this.world = world;
        this.badge = badge;
        this.ticket = ticket;
        this.chance = chance;
        this.hands = new Hands(world, name());
        this.times = chance.happens(0.3) ? (int) chance.between(2, 5) : 1;
    }

    @Override
    public String name() {
        return "caretaker";
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (patience-- < 0) {
            return GOES;
        }
        return glass.isEmpty() ? 4_000 : act(glass.get().page());
    }

    private long act(Page page) {
        if (page instanceof Page.Home) {
            return comes();
        } else if (page instanceof Page.CourierSignIn) {
            String pin = chance.happens(0.05) ? chance.digits(6) : badge.pin();
            hands.touch(new Touch.SignIn(badge.courier().badge(), StrongBox.secret(pin)));
        } else if (page instanceof Page.CaretakerHome) {
            names();
        } else if (page instanceof Page.HandOver open) {
            return handsOver(open);
        } else if (page instanceof Page.DidItOpen asked) {
            return answers(asked.compartment());
        } else if (page instanceof Page.LeftOpen left && hands.isOpen(left.compartment())) {
            hands.shut(left.compartment());
        } else if (!(page instanceof Page.OneMoment || page instanceof Page.Opening)) {
            hands.touch(new Touch.Back());
        }
        return chance.between(700, 2_000);
    }

    private long comes() {
        if (times-- <= 0) {
            return GOES;
        }
        looked = false;
        hands.touch(new Touch.Courier());
        return 1_000;
    }

    private void names() {
        String number = chance.happens(0.12) ? chance.digits(8) : ticket;
        if (chance.happens(0.3)) {
            String locker = chance.happens(0.1) ? "another" : world.setup().locker();
            hands.scan(new TicketCode(number, locker).text());
        } else {
            hands.touch(new Touch.NameTicket(number));
        }
    }

    private long handsOver(Page.HandOver open) {
        CompartmentId where = open.compartment();
        if (!hands.isOpen(where)) {
            return 800;
        }
        if (!looked) {
            looked = true;
            return chance.happens(0.1) ? 50 : chance.between(1_700, 6_000);
        }
        if (open.said() == Said.NOTHING && chance.happens(0.8)) {
            return says(where);
        }
        if (open.said() == Said.NOTHING && chance.happens(0.5)) {
            hands.takeAll(where);
        }
        if (chance.happens(0.04)) {
            hands.leavesOpen(where);
            return GOES;
        }
        hands.shut(where);
        return 1_500;
    }

    private long says(CompartmentId where) {
        if (chance.happens(0.8)) {
            hands.takeAll(where);
            hands.touch(new Touch.HandedOver());
        } else if (chance.happens(0.5)) {
            hands.touch(new Touch.ItIsInside());
        } else {
            hands.touch(chance.happens(0.5) ? new Touch.ItIsEmpty() : new Touch.HandedOver());
        }
        return chance.between(700, 2_500);
    }

    private long answers(CompartmentId where) {
        boolean open = hands.isOpen(where);
        if (open) {
            hands.takeAll(where);
            hands.shut(where);
        }
        hands.touch(new Touch.Answer(open));
        return 1_500;
    }
}
