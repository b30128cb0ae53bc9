package parcellocker.sim.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;

/** A courier on the round, with a bag of parcels. */
final class CourierPerson implements Person {

    /** What proves them: the right given by the city, the PIN in their head, a token in their phone. */
    record Badge(Courier courier, String pin, String token) {}

    private final String name;
    private final Badge badge;
    private final Deque<Thing> bag;
    private final Hands hands;
    private final Chance chance;
    private final World world;
    private final boolean byToken;
    private final Attesting phones;
    private final Errands tasks;
    private Optional<Deposit> deposit = Optional.empty();
    private int patience = 10;
    private int errands = 3;
    private int wrongPins;

    CourierPerson(World world, Badge badge, List<Thing> bag, Chance chance) {
        this.world = world;
        this.badge = badge;
        this.name = badge.courier().id().value();
        this.bag = new ArrayDeque<>(bag);
        this.chance = chance;
        this.byToken = chance.happens(0.3);
        this.wrongPins = chance.happens(0.2) ? (int) chance.between(1, 8) : 0;
        this.hands = new Hands(world, name);
        this.phones = new Attesting(world, hands, this.bag, chance);
        this.tasks = new Errands(world, hands, chance);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (patience < 0 || glass.isEmpty()) {
            return patience-- < 0 || chance.happens(0.1) ? goes() : 4_000;
        }
        return switch (glass.get().page()) {
            case Page.Home ignored -> comes();
            case Page.Cleaning ignored -> pause(3_000);
            case Page.OneMoment ignored -> 400;
            case Page.CourierSignIn ignored -> signIn();
            case Page.CourierHome page -> work(page);
            case Page.AttestConsent page -> phones.attest(page);
            case Page.CorrectPhone page -> phones.correct(page);
            case Page.ChooseSize page -> phones.seesDamage(page.waybill()) ? phones.saysDamaged() : choose(page);
            case Page.Opening ignored -> pause(700);
            case Page.PutParcelIn page -> current(page.compartment()).putIn(page);
            case Page.LookInside page -> current(page.compartment()).look(page);
            case Page.TakeOut page -> current(page.compartment()).takeOut();
            case Page.Looked ignored -> back();
            case Page.DidNotOpen page -> didNotOpen(page);
            case Page.DidItOpen page -> didItOpen(page.compartment());
            case Page.LeftOpen page -> shutLate(page.compartment());
            case Page.Refusal ignored -> refused();
            case Page.TakeParcel ignored -> pause(3_000);
            case Page.PickedUp ignored -> back();
            case Page.OpenedRemotely ignored -> pause(3_000);
            case Page.TechnicianHome ignored -> back();
            case Page.DoorMap ignored -> back();
            case Page.Alarms ignored -> back();
            case Page.Condition ignored -> back();
            case Page.Stick ignored -> back();
            case Page.Inspect ignored -> back();
            case Page.ApprovalNeeded ignored -> back();
            case Page.SayWhatIsInside ignored -> pause(3_000);
            case Page.CallHelpDesk page -> helpDesk(page);
            case Page.TakenBack ignored -> back();
            case Page.Help ignored -> back();
            case Page.Ticket ignored -> back();
            case Page.LostCode ignored -> back();
            case Page.PhoneTail ignored -> back();
            case Page.CaretakerHome ignored -> back();
            case Page.HandOver ignored -> pause(3_000);
            case Page.HandOverDone ignored -> back();
            case Page.LeaveLonger ignored -> back();
            case Page.Stay ignored -> back();
            case Page.PrepareMailIn ignored -> back();
            case Page.PutMailIn ignored -> pause(3_000);
            case Page.Receipt ignored -> back();
            case Page.Collection page -> collect(page);
            case Page.TakeMailIn page -> current(page.compartment()).takeSent();
        };
    }

    private Deposit current(CompartmentId where) {
        if (deposit.filter(known -> known.where().equals(where)).isEmpty()) {
            deposit = Optional.of(new Deposit(hands, bag, where, chance));
        }
        return deposit.get();
    }

    private long pause(long millis) {
        deposit = Optional.empty();
        patience -= chance.happens(0.2) ? 1 : 0;
        return millis;
    }

    private long comes() {
        patience--;
        if (bag.isEmpty() && errands <= 0) {
            return goes();
        }
        if (byToken && chance.happens(0.8)) {
            hands.scan(badge.token());
        } else {
            hands.touch(new Touch.Courier());
        }
        return chance.between(300, 1_500);
    }

    private long signIn() {
        boolean right = wrongPins-- <= 0;
        String pin = right ? badge.pin() : chance.digits(6);
        hands.touch(new Touch.SignIn(badge.courier().badge(), StrongBox.secret(pin)));
        return chance.between(600, 2_000);
    }

    private long helpDesk(Page.CallHelpDesk page) {
        String right = world.box().answer(badge.courier().role(), page.who().value(), page.digits());
        hands.touch(new Touch.AnswerChallenge(StrongBox.secret(chance.happens(0.8) ? right : chance.digits(8))));
        return 1_500;
    }

    private long work(Page.CourierHome page) {
        deposit = Optional.empty();
        if (errands > 0 && chance.happens(0.35) && tasks.choose(page)) {
            errands--;
            return chance.between(500, 2_000);
        }
        if (bag.isEmpty()) {
            if (errands-- > 0 && chance.happens(0.5)) {
                return 2_000;
            }
            return chance.happens(0.7) ? done() : goes();
        }
        scanNext();
        return chance.between(400, 2_500);
    }

    private void scanNext() {
        if (chance.happens(0.04)) {
            hands.scan(chance.happens(0.5) ? "??" : "X".repeat(chance.happens(0.5) ? 200 : 10_000));
        } else if (chance.happens(0.05)) {
            world.crowd().anyWaybill().ifPresent(hands::scan);
        } else if (chance.happens(0.2)) {
            hands.touch(new Touch.TypeWaybill(bag.getFirst().waybill().value().toLowerCase(Locale.ROOT)));
        } else {
            hands.scan(bag.getFirst().waybill().value());
        }
    }

    private long collect(Page.Collection page) {
        deposit = Optional.empty();
        patience -= chance.happens(0.2) ? 1 : 0;
        return tasks.collect(page) ? chance.between(500, 1_500) : back();
    }

    private long choose(Page.ChooseSize page) {
        if (chance.happens(0.05)) {
            return back();
        }
        Size size = chance.happens(0.7) && !bag.isEmpty() ? bag.getFirst().size() : chance.pick(List.of(Size.values()));
        int free = page.free().values().stream().mapToInt(Integer::intValue).sum();
        if (free == 0 && chance.happens(0.7)) {
            patience--;
        }
        hands.touch(new Touch.ChooseSize(size));
        return chance.between(400, 1_500);
    }

    private long didNotOpen(Page.DidNotOpen page) {
        deposit = Optional.empty();
        patience--;
        if (hands.isOpen(page.compartment())) {
            hands.shut(page.compartment());
        }
        hands.touch(page.mayTryAgain() && chance.happens(0.6) ? new Touch.TryAgain() : new Touch.Back());
        return chance.between(800, 2_000);
    }

    private long didItOpen(CompartmentId where) {
        boolean open = hands.isOpen(where);
        if (open) {
            hands.shut(where);
        }
        hands.touch(new Touch.Answer(chance.happens(0.9) == open));
        return 1_500;
    }

    private long shutLate(CompartmentId where) {
        if (hands.isOpen(where) && chance.happens(0.7)) {
            hands.shut(where);
        }
        patience--;
        return chance.happens(0.5) ? goes() : back();
    }

    private long refused() {
        patience--;
        if (!bag.isEmpty() && chance.happens(0.15)) {
            bag.removeFirst();
        }
        return back();
    }

    private long back() {
        hands.touch(new Touch.Back());
        return chance.between(600, 1_500);
    }

    private long done() {
        hands.touch(new Touch.Done());
        return goes();
    }

    private long goes() {
        world.crowd().bringsBack(List.copyOf(bag));
        bag.clear();
        return GOES;
    }
}
