package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Token;
import parcellocker.agent.locker.Touch;

/** Somebody with the city's order in their phone and an unsealed parcel in their hand. */
final class SenderPerson implements Person {
    private enum Plan {
        PUT,
        PUT_AND_FORGET,
        SHUT_AT_ONCE,
        PRETEND,
        TOO_SMALL,
        TOOK_BACK,
        TOOK_BACK_LYING,
        FOUND_BROKEN
    }

    private static final List<Plan> WILD = List.of(Plan.values());
    private final Hands hands;
    private final Chance chance;
    private final String token;
    private final Waybill order;
    private Optional<Thing> parcel;
    private Optional<Plan> plan = Optional.empty();
    private boolean acted;
    private int patience = 30;
    private int scans = 3;
    private int reopens;

    private SenderPerson(World world, Waybill order, String token, Size size, Chance chance) {
        this.order = order;
        this.token = token;
        this.chance = chance;
        this.parcel = Optional.of(new Thing(order, "carrier", size));
        this.reopens = chance.happens(0.4) ? (int) chance.between(1, 9) : 0;
        this.hands = new Hands(world, name());
    }

    /** Comes with an order; sometimes one that is too old, of another locker, or none of the city's. */
    static SenderPerson with(World world, Waybill order, Chance chance) {
        Size size = chance.pick(List.of(Size.values()));
        long now = Machine.unixSeconds(world.time().now());
        long until = chance.happens(0.1) ? now - 500 : now + chance.between(600, 2 * 24 * 3600);
        String subject = order + " " + size + " " + chance.pick(List.of("SF", "YTO", "ZTO")) + " RN-" + chance.hex(8);
        Token token = new Token(Token.Kind.MAIL_IN, subject, chance.hex(16), now - 9_000, until);
        String text = chance.happens(0.05)
                ? world.tokens().foreign(token)
                : chance.happens(0.05)
                        ? world.tokens().forged(token)
                        : world.tokens().genuine(token);
        return new SenderPerson(world, order, text, size, chance);
    }

    @Override
    public String name() {
        return "sender of " + order;
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
        Page page = glass.get().page();
        if (page instanceof Page.Home) {
            return comes();
        } else if (page instanceof Page.PrepareMailIn) {
            hands.touch(chance.happens(0.9) ? new Touch.StartMailIn() : new Touch.Back());
        } else if (page instanceof Page.PutMailIn put) {
            return put(put);
        } else if (page instanceof Page.LookInside look) {
            return look(look);
        } else if (page instanceof Page.Receipt receipt) {
            return receipt(receipt);
        } else if (page instanceof Page.DidNotOpen failed) {
            return didNotOpen(failed);
        } else if (page instanceof Page.DidItOpen asked) {
            return didItOpen(asked.compartment());
        } else if (page instanceof Page.LeftOpen left) {
            return leftOpen(left.compartment());
        } else if (page instanceof Page.Opening || page instanceof Page.OneMoment) {
            return 600;
        } else {
            hands.touch(new Touch.Back());
        }
        return 1_200;
    }

    private long comes() {
        if (scans-- <= 0) {
            return GOES;
        }
        plan = Optional.empty();
        acted = false;
        hands.scan(token);
        return chance.between(400, 1_500);
    }

    private long put(Page.PutMailIn page) {
        CompartmentId where = page.compartment();
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
        hands.shut(where);
        plan = Optional.empty();
        acted = false;
        return chance.between(900, 2_500);
    }

    private long start(Page.PutMailIn page, Plan what) {
        CompartmentId where = page.compartment();
        if (!page.order().equals(order) || page.said() != Said.NOTHING) {
            return 1_700;
        }
        if (!hands.bay(where).things().isEmpty()) {
            hands.touch(new Touch.FoundOccupied());
            return 2_000;
        }
        switch (what) {
            case PUT -> putIn(where);
            case PUT_AND_FORGET -> {
                putIn(where);
                hands.leavesOpen(where);
                return GOES;
            }
            case SHUT_AT_ONCE -> {
                putIn(where);
                return 40;
            }
            case PRETEND -> parcel = Optional.empty();
            case TOO_SMALL -> hands.touch(new Touch.TooSmall());
            case TOOK_BACK -> hands.touch(chance.happens(0.5) ? new Touch.TookBack() : new Touch.Back());
            case TOOK_BACK_LYING -> {
                putIn(where);
                hands.touch(new Touch.TookBack());
            }
            case FOUND_BROKEN -> hands.touch(new Touch.FoundBroken());
        }
        return chance.between(1_700, 4_000);
    }

    private void putIn(CompartmentId where) {
        parcel.ifPresent(thing -> hands.put(where, thing));
        parcel = Optional.empty();
    }

    /** Their own door again: the parcel comes out, stays, or goes in now. */
    private long look(Page.LookInside page) {
        CompartmentId where = page.compartment();
        if (!hands.isOpen(where)) {
            return 700;
        }
        if (!acted) {
            acted = true;
            return chance.happens(0.1) ? 40 : chance.between(1_700, 4_000);
        }
        if (plan.isEmpty() && page.waybill().equals(order)) {
            plan = Optional.of(Plan.PUT);
            says(where);
            return chance.between(1_000, 3_000);
        }
        hands.shut(where);
        plan = Optional.empty();
        acted = false;
        return chance.between(900, 2_000);
    }

    private void says(CompartmentId where) {
        Optional<Thing> inside = hands.bay(where).things().stream()
                .filter(thing -> thing.waybill().equals(order))
                .findFirst();
        if (chance.happens(0.1)) {
            return;
        }
        if (inside.isPresent() && chance.happens(0.4)) {
            hands.take(where, inside.get());
            parcel = inside;
            hands.touch(new Touch.TookBack());
        } else if (inside.isPresent() || chance.happens(0.7)) {
            putIn(where);
            hands.touch(new Touch.ItIsInside());
        } else {
            hands.touch(new Touch.TookBack());
        }
    }

    private long receipt(Page.Receipt page) {
        if (page.mayReopen() && reopens-- > 0) {
            hands.touch(new Touch.TryAgain());
            return 1_000;
        }
        hands.touch(new Touch.Done());
        if (chance.happens(0.6)) {
            return GOES;
        }
        return chance.between(1_000, 60_000);
    }

    private long didNotOpen(Page.DidNotOpen page) {
        if (hands.isOpen(page.compartment())) {
            hands.shut(page.compartment());
        }
        hands.touch(page.mayTryAgain() && chance.happens(0.7) ? new Touch.TryAgain() : new Touch.Back());
        return 1_500;
    }

    private long didItOpen(CompartmentId where) {
        boolean open = hands.isOpen(where);
        if (open) {
            hands.shut(where);
        }
        hands.touch(new Touch.Answer(chance.happens(0.9) == open));
        return 1_500;
    }

    private long leftOpen(CompartmentId where) {
        if (hands.isOpen(where) && chance.happens(0.7)) {
            hands.shut(where);
        }
        return GOES;
    }
}
