package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.StaffPage;
import parcellocker.agent.locker.Token;
import parcellocker.agent.locker.Touch;

/** Somebody who keeps lockers alive: looks into compartments and says what is there, sometimes wrongly or not at all. */
final class TechnicianPerson implements Person {
    private static final long SHIFT = 8 * 3600;
    private final World world;
    private final Hands hands;
    private final Chance chance;
    private final boolean forgetful;
    private int patience = 40;
    private int looks;
    private boolean considered;

    TechnicianPerson(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.hands = new Hands(world, name());
        this.forgetful = chance.happens(0.2);
        this.looks = forgetful ? 6 : (int) chance.between(1, 5);
    }

    @Override
    public String name() {
        return "technician";
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (patience-- < 0) {
            return GOES;
        }
        if (glass.isEmpty()) {
            return 4_000;
        }
        return act(glass.get().page());
    }

    private long act(Page page) {
        if (page instanceof Page.Home) {
            return signIn();
        } else if (page instanceof Page.CallHelpDesk call) {
            return answer(call);
        } else if (page instanceof Page.TechnicianHome home) {
            return choose(home);
        } else if (page instanceof Page.Inspect inspect) {
            return service(inspect);
        } else if (page instanceof Page.ApprovalNeeded needed) {
            return approval(needed);
        } else if (page instanceof Page.SayWhatIsInside inside) {
            return look(inside);
        } else if (page instanceof Page.Stick stick) {
            return copy(stick);
        } else if (page instanceof Page.Looked looked && looked.next().isPresent() && chance.happens(0.6)) {
            considered = false;
            hands.touch(new Touch.NextUncertain());
            return 1_000;
        } else if (page instanceof Page.OneMoment || page instanceof Page.Opening) {
            return 700;
        } else if (page instanceof Page.LeftOpen left && hands.isOpen(left.compartment())) {
            hands.shut(left.compartment());
            return 1_000;
        }
        hands.touch(new Touch.Back());
        return 1_000;
    }

    private long signIn() {
        if (looks <= 0) {
            return GOES;
        }
        long now = Machine.unixSeconds(world.time().now());
        long from = chance.happens(0.1) ? now - 2 * SHIFT : now - 60;
        hands.scan(
                world.tokens().genuine(new Token(Token.Kind.TECHNICIAN, "tech-1", chance.hex(16), from, from + SHIFT)));
        looks--;
        return 1_000;
    }

    private long answer(Page.CallHelpDesk call) {
        String right = world.box().answer(Role.TECHNICIAN, call.who().value(), call.digits());
        hands.touch(new Touch.AnswerChallenge(
                StrongBox.secret(!forgetful && chance.happens(0.9) ? right : chance.digits(8))));
        return 2_000;
    }

    private long choose(Page.TechnicianHome home) {
        if (looks-- <= 0) {
            hands.touch(new Touch.Done());
            return GOES;
        }
        considered = false;
        if (chance.happens(0.3)) {
            hands.touch(new Touch.Consult(chance.pick(List.of(StaffPage.values()))));
            return 1_000;
        }
        if (chance.happens(0.1)) {
            hands.touch(new Touch.NextUncertain());
            return 1_000;
        }
        List<Page.Place> places = new ArrayList<>(home.attention());
        if (places.isEmpty() || chance.happens(0.5)) {
            places.addAll(home.others());
        }
        CompartmentId where = chance.pick(places).compartment();
        hands.touch(chance.happens(0.25) ? new Touch.Inspect(where) : new Touch.OpenToLook(where));
        return 1_000;
    }

    private long copy(Page.Stick stick) {
        if (stick.writing() && chance.happens(0.95)) {
            return 5_000;
        }
        boolean isWanted = !stick.writing() && stick.copied().isEmpty() && chance.happens(0.9);
        hands.touch(isWanted ? new Touch.CopyToStick() : new Touch.Back());
        return 1_000;
    }

    private long service(Page.Inspect inspect) {
        CompartmentId where = inspect.place().compartment();
        if (inspect.place().blocked().isPresent()) {
            hands.touch(new Touch.PutIntoService(where));
        } else if (chance.happens(0.3)) {
            hands.touch(new Touch.TakeOutOfService(where, "LOCK"));
        } else {
            hands.touch(chance.happens(0.5) ? new Touch.Back() : new Touch.OpenToLook(where));
        }
        return 1_000;
    }

    private long approval(Page.ApprovalNeeded needed) {
        if (chance.happens(0.2)) {
            hands.touch(new Touch.Back());
            return 1_000;
        }
        long now = Machine.unixSeconds(world.time().now());
        String named = chance.happens(0.85) ? needed.delivery().value() : chance.hex(16);
        hands.scan(world.tokens()
                .genuine(new Token(Token.Kind.APPROVAL, named, chance.hex(16), now - 60, now + SHIFT, "ops-1")));
        return 1_000;
    }

    private long look(Page.SayWhatIsInside page) {
        CompartmentId where = page.compartment();
        if (!hands.isOpen(where)) {
            return 900;
        }
        if (!considered) {
            considered = true;
            return chance.happens(0.1) ? 100 : chance.between(1_700, 6_000);
        }
        if (page.said() != Said.EMPTY && page.said() != Said.INSIDE && chance.happens(0.9)) {
            say(where);
            return 1_000;
        }
        hands.shut(where);
        return 1_500;
    }

    /** Who says "empty" with something inside has left it there (S-7); what lies there and is another's, too. */
    private void say(CompartmentId where) {
        boolean empty = hands.bay(where).things().isEmpty();
        if (empty != chance.happens(0.03)) {
            hands.bay(where).things().forEach(Thing::mark);
            hands.touch(new Touch.ItIsEmpty());
            return;
        }
        Optional<DeliveryId> about = world.disk().load().custody(where).about();
        for (Thing thing : hands.bay(where).things()) {
            boolean theirs = about.flatMap(
                            id -> world.disk().load().deliveries().find(id))
                    .filter(delivery -> delivery.waybills().contains(thing.waybill()))
                    .isPresent();
            if (!theirs) {
                thing.mark();
            }
        }
        hands.touch(new Touch.ItIsInside());
    }
}
