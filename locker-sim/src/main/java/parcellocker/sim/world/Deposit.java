package parcellocker.sim.world;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Touch;

/** What a courier's hands do at one open door. */
final class Deposit {
    private enum Plan {
        PUT,
        PUT_AND_FORGET,
        SHUT_AT_ONCE,
        PRETEND,
        TOO_SMALL,
        TOO_LARGE,
        TOOK_BACK,
        TOOK_BACK_LYING,
        FOUND_BROKEN,
        FOUND_DIRTY,
        WALK_AWAY
    }

    private static final List<Plan> WILD = List.of(Plan.values());
    private final Hands hands;
    private final Deque<Thing> bag;
    private final CompartmentId where;
    private final Chance chance;
    private Optional<Plan> plan = Optional.empty();
    private boolean acted;

    Deposit(Hands hands, Deque<Thing> bag, CompartmentId where, Chance chance) {
        this.hands = hands;
        this.bag = bag;
        this.where = where;
        this.chance = chance;
    }

    CompartmentId where() {
        return where;
    }

    long putIn(Page.PutParcelIn page) {
        if (!hands.isOpen(where)) {
            return 700;
        }
        if (plan.isEmpty()) {
            plan = Optional.of(chance.happens(0.6) ? Plan.PUT : chance.pick(WILD));
            return plan.get() == Plan.SHUT_AT_ONCE ? 50 : chance.between(900, 6_000);
        }
        if (!acted) {
            acted = true;
            return start(page, plan.get());
        }
        if (chance.happens(0.05)) {
            hands.touch(new Touch.Done());
        }
        scansAhead(page);
        hands.shut(where);
        return chance.between(900, 2_500);
    }

    /** A practised courier holds the next label before the scanner while they push the door shut. */
    private void scansAhead(Page.PutParcelIn page) {
        boolean isNext = !bag.isEmpty() && !bag.getFirst().waybill().equals(page.waybill());
        if (isNext && chance.happens(0.4)) {
            hands.scan(bag.getFirst().waybill().value());
        }
    }

    private long start(Page.PutParcelIn page, Plan what) {
        boolean mine = !bag.isEmpty() && bag.getFirst().waybill().equals(page.waybill());
        if (!mine || page.said() != Said.NOTHING) {
            return 1_700;
        }
        if (!hands.bay(where).things().isEmpty()) {
            hands.touch(new Touch.FoundOccupied());
            return 2_000;
        }
        if (bag.getFirst().isDamaged() && chance.happens(0.7)) {
            hands.touch(new Touch.PackagingDamaged());
            bag.removeFirst();
            return chance.between(1_600, 4_000);
        }
        return acts(what);
    }

    private long acts(Plan what) {
        switch (what) {
            case PUT -> put();
            case PUT_AND_FORGET -> {
                put();
                hands.leavesOpen(where);
                return Person.GOES;
            }
            case SHUT_AT_ONCE -> {
                put();
                return 40;
            }
            case PRETEND -> bag.removeFirst();
            case TOO_SMALL -> hands.touch(new Touch.TooSmall());
            case TOO_LARGE -> hands.touch(new Touch.TooLarge());
            case TOOK_BACK -> {
                hands.touch(chance.happens(0.5) ? new Touch.TookBack() : new Touch.Back());
            }
            case TOOK_BACK_LYING -> {
                put();
                hands.touch(new Touch.TookBack());
            }
            case FOUND_BROKEN -> hands.touch(new Touch.FoundBroken());
            case FOUND_DIRTY -> hands.touch(new Touch.FoundDirty());
            case WALK_AWAY -> {
                hands.leavesOpen(where);
                return Person.GOES;
            }
        }
        return chance.between(1_600, 4_000);
    }

    private Thing put() {
        Thing thing = bag.removeFirst();
        hands.put(where, thing);
        return thing;
    }

    long look(Page.LookInside page) {
        if (!hands.isOpen(where)) {
            return 700;
        }
        if (plan.isEmpty()) {
            plan = Optional.of(Plan.PUT);
            return chance.between(1_700, 4_000);
        }
        if (!acted) {
            acted = true;
            lookAt(page.waybill());
            return chance.happens(0.1) ? 40 : chance.between(1_700, 4_000);
        }
        hands.shut(where);
        return chance.between(900, 2_000);
    }

    private void lookAt(Waybill waybill) {
        Optional<Thing> inside = hands.bay(where).things().stream()
                .filter(thing -> thing.waybill().equals(waybill))
                .findFirst();
        if (chance.happens(0.1)) {
            return;
        }
        if (inside.isEmpty() || chance.happens(0.3)) {
            inside.ifPresent(this::takeBack);
            hands.touch(new Touch.TookBack());
        } else if (chance.happens(0.1)) {
            hands.touch(new Touch.TookBack());
        } else {
            hands.touch(new Touch.ItIsInside());
        }
    }

    private void takeBack(Thing thing) {
        hands.take(where, thing);
        bag.addLast(thing);
    }

    /** A collector at a sent parcel. */
    long takeSent() {
        if (!hands.isOpen(where)) {
            return 700;
        }
        if (!acted) {
            acted = true;
            return chance.happens(0.05) ? 40 : chance.between(1_700, 5_000);
        }
        boolean isEmpty = hands.bay(where).things().isEmpty();
        if (plan.isEmpty() && (isEmpty || chance.happens(0.15))) {
            plan = Optional.of(Plan.PRETEND);
            boolean lies = chance.happens(0.1);
            hands.touch(isEmpty != lies ? new Touch.ItIsEmpty() : new Touch.ItIsInside());
            return 1_500;
        }
        if (plan.isEmpty()) {
            hands.takeAll(where);
        }
        hands.shut(where);
        return chance.between(900, 2_000);
    }

    long takeOut() {
        if (!hands.isOpen(where)) {
            return 700;
        }
        if (!acted) {
            acted = true;
            return chance.between(1_700, 5_000);
        }
        if (chance.happens(0.9)) {
            hands.takeAll(where);
        } else {
            hands.bay(where).things().forEach(Thing::mark);
        }
        hands.shut(where);
        return chance.between(900, 2_000);
    }
}
