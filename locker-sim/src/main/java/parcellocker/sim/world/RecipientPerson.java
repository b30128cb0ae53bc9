package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

/** Somebody with a notice in their phone. */
final class RecipientPerson implements Person {
    private enum Plan {
        TAKE,
        TAKE_AND_FORGET,
        SHUT_AT_ONCE,
        PUT_BACK,
        PUT_BACK_LYING,
        LEAVE_INSIDE,
        LEAVE_RUBBISH,
        OVERLOOK,
        CLAIM_EMPTY_LYING,
        NOT_MINE
    }

    private static final List<Plan> WILD = List.of(Plan.values());
    private final String name;
    private final Town.Notice notice;
    private final Hands hands;
    private final Chance chance;
    private final World world;
    private final boolean exact;
    private boolean byToken;
    private boolean typed;
    private Plan plan = Plan.TAKE;
    private boolean planned;
    private boolean said;
    private boolean handled;
    private int tries;
    private int patience = 12;
    private int reopens;

    /** How they prove themselves; those who come in the end do everything right and believe in the locker. */
    enum By {
        /** As it comes to their mind, and not always rightly. */
        WHIM,
        /** Rightly, by code or token. */
        EITHER,
        TOKEN
    }

    RecipientPerson(World world, Town.Notice notice, By by, Chance chance) {
        this.world = world;
        this.name = notice.recipient();
        this.notice = notice;
        this.chance = chance;
        this.exact = by != By.WHIM;
        this.byToken = chance.happens(0.5) || by == By.TOKEN;
        this.hands = new Hands(world, name);
        this.reopens = exact ? 0 : chance.happens(0.3) ? (int) chance.between(1, 5) : 0;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long act() {
        Optional<Shown> glass = hands.see();
        if (patience-- < 0 || glass.isEmpty()) {
            return (patience < 0 || chance.happens(0.2)) ? goes() : 4_000;
        }
        return switch (glass.get().page()) {
            case Page.Home ignored -> showCredential();
            case Page.Cleaning ignored -> pause(3_000);
            case Page.OneMoment ignored -> 400;
            case Page.Opening ignored -> pause(700);
            case Page.TakeParcel page -> use(page.compartment(), page.refusing());
            case Page.PickedUp ignored -> again();
            case Page.OpenedRemotely ignored -> pause(3_000);
            case Page.TechnicianHome ignored -> leavesPage();
            case Page.DoorMap ignored -> leavesPage();
            case Page.Alarms ignored -> leavesPage();
            case Page.Condition ignored -> leavesPage();
            case Page.Stick ignored -> leavesPage();
            case Page.Inspect ignored -> leavesPage();
            case Page.ApprovalNeeded ignored -> leavesPage();
            case Page.SayWhatIsInside ignored -> pause(3_000);
            case Page.CallHelpDesk ignored -> leavesPage();
            case Page.TakenBack ignored -> done();
            case Page.Help page -> help(page);
            case Page.Ticket page -> ticket(page);
            case Page.LostCode ignored -> askCode();
            case Page.PhoneTail ignored -> typeTail();
            case Page.CaretakerHome ignored -> leavesPage();
            case Page.HandOver ignored -> pause(3_000);
            case Page.HandOverDone ignored -> leavesPage();
            case Page.LeaveLonger ignored -> proves();
            case Page.Stay page -> stay(page);
            case Page.DidNotOpen page -> didNotOpen(page);
            case Page.DidItOpen page -> didItOpen(page.compartment());
            case Page.LeftOpen page -> shutLate(page.compartment());
            case Page.Refusal page -> refused(page);
            case Page.CourierSignIn ignored -> leavesPage();
            case Page.CourierHome ignored -> leavesPage();
            case Page.AttestConsent ignored -> leavesPage();
            case Page.CorrectPhone ignored -> leavesPage();
            case Page.ChooseSize ignored -> leavesPage();
            case Page.PutParcelIn ignored -> pause(3_000);
            case Page.LookInside ignored -> pause(3_000);
            case Page.TakeOut ignored -> pause(3_000);
            case Page.Looked ignored -> leavesPage();
            case Page.PrepareMailIn ignored -> leavesPage();
            case Page.PutMailIn ignored -> pause(3_000);
            case Page.Receipt ignored -> leavesPage();
            case Page.Collection ignored -> leavesPage();
            case Page.TakeMailIn ignored -> pause(3_000);
        };
    }

    private long pause(long millis) {
        if (chance.happens(0.6)) {
            patience++;
        }
        return millis;
    }

    private long showCredential() {
        if (tries++ > 3 || (handled && !exact && chance.happens(0.7))) {
            return goes();
        }
        planned = false;
        said = false;
        if (!exact && chance.happens(0.06)) {
            hands.touch(chance.happens(0.6) ? new Touch.LostCode() : new Touch.Help());
            return chance.between(400, 2_500);
        }
        if (!exact && chance.happens(0.06)) {
            hands.touch(new Touch.LeaveLonger());
            return chance.between(400, 2_500);
        }
        return proves();
    }

    private long proves() {
        boolean other = !exact && chance.happens(0.2);
        if (!exact && chance.happens(0.1)) {
            hands.touch(new Touch.EnterCode(StrongBox.secret(chance.digits(8))));
        } else if (byToken != other) {
            hands.scan(notice.token());
        } else {
            typed = true;
            hands.touch(new Touch.EnterCode(StrongBox.secret(notice.digits())));
        }
        return chance.between(400, 2_500);
    }

    private long stay(Page.Stay page) {
        if (page.agreed()) {
            return done();
        }
        hands.touch(chance.happens(0.8) ? new Touch.StayLonger() : new Touch.Back());
        return chance.between(400, 2_500);
    }

    private long use(CompartmentId where, boolean refusing) {
        if (!hands.isOpen(where)) {
            return pause(800);
        }
        if (!planned) {
            planned = true;
            plan = exact || chance.happens(0.6) ? Plan.TAKE : chance.pick(WILD);
            return plan == Plan.SHUT_AT_ONCE ? 50 : chance.between(1_700, 8_000);
        }
        Optional<Touch> saying = saying();
        if (saying.isPresent() && !said) {
            said = true;
            hands.touch(saying.get());
            if (chance.happens(0.1)) {
                hands.touch(new Touch.Unsay());
                plan = Plan.TAKE;
            }
            return chance.between(1_700, 4_000);
        }
        return finish(where, refusing);
    }

    private Optional<Touch> saying() {
        return switch (plan) {
            case PUT_BACK, PUT_BACK_LYING -> Optional.of(new Touch.PutBack("damaged"));
            case OVERLOOK, CLAIM_EMPTY_LYING -> Optional.of(new Touch.Claimed(Claim.BOX_EMPTY));
            case NOT_MINE -> Optional.of(new Touch.Claimed(Claim.NOT_MINE));
            case TAKE, TAKE_AND_FORGET, SHUT_AT_ONCE, LEAVE_INSIDE, LEAVE_RUBBISH -> Optional.empty();
        };
    }

    private long finish(CompartmentId where, boolean refusing) {
        handled = true;
        switch (plan) {
            case TAKE -> hands.takeAll(where);
            case TAKE_AND_FORGET -> {
                hands.takeAll(where);
                hands.leavesOpen(where);
                return goes();
            }
            case SHUT_AT_ONCE -> hands.forget(where);
            case PUT_BACK -> {
                if (!refusing) {
                    hands.bay(where).things().forEach(Thing::mark);
                }
            }
            case PUT_BACK_LYING, CLAIM_EMPTY_LYING -> hands.takeAll(where);
            case OVERLOOK, NOT_MINE -> handled = chance.happens(0.3);
            case LEAVE_INSIDE -> hands.bay(where).things().forEach(Thing::mark);
            case LEAVE_RUBBISH -> {
                hands.takeAll(where);
                hands.put(where, world.plant().newRubbish());
            }
        }
        hands.shut(where);
        return chance.between(900, 3_000);
    }

    /** What went wrong at the door or after it, or nothing at all. */
    private long help(Page.Help page) {
        if (page.from() instanceof Page.DidNotOpen && chance.happens(0.85)) {
            hands.touch(new Touch.AskHelp(Concern.DOOR));
        } else if (page.claims() && chance.happens(0.8)) {
            hands.touch(new Touch.Claimed(chance.pick(List.of(Claim.values()))));
        } else if (chance.happens(0.3)) {
            hands.touch(new Touch.LostCode());
        } else if (chance.happens(0.7)) {
            hands.touch(new Touch.AskHelp(chance.pick(List.of(Concern.DOOR, Concern.SCREEN, Concern.OTHER))));
        } else {
            hands.touch(new Touch.Back());
        }
        return chance.between(800, 2_500);
    }

    /** By the shop's message, which they still have; some have another phone than they think. */
    private long askCode() {
        String waybill = world.town()
                .waybill(notice.delivery())
                .map(known -> known.value().substring(known.value().length() - 4))
                .orElse("0000");
        String phone = world.crowd().phone(name);
        String tail = chance.happens(0.8) ? phone.substring(phone.length() - 4) : chance.digits(4);
        hands.touch(new Touch.AskCode(waybill, StrongBox.secret(tail)));
        return chance.between(800, 2_500);
    }

    private long again() {
        if (!exact && chance.happens(0.06)) {
            hands.touch(new Touch.Help());
            return 1_000;
        }
        if (reopens-- > 0) {
            planned = false;
            said = false;
            hands.touch(new Touch.TryAgain());
            return 1_000;
        }
        return done();
    }

    private long done() {
        if (exact || chance.happens(0.5)) {
            hands.touch(new Touch.Done());
        }
        return goes();
    }

    private long didNotOpen(Page.DidNotOpen page) {
        CompartmentId where = page.compartment();
        if (hands.isOpen(where)) {
            hands.takeAll(where);
            handled = true;
            hands.shut(where);
            return 1_500;
        }
        planned = false;
        said = false;
        if (page.mayTryAgain() && (exact || chance.happens(0.5))) {
            hands.touch(new Touch.TryAgain());
            return 1_500;
        }
        if (!exact && chance.happens(0.85)) {
            hands.touch(new Touch.Help());
            return 1_500;
        }
        return done();
    }

    private long ticket(Page.Ticket page) {
        if (page.opens() && chance.happens(0.9)) {
            world.crowd().asksNextDoor(page.number());
        }
        return done();
    }

    private long didItOpen(CompartmentId where) {
        boolean open = hands.isOpen(where);
        if (open) {
            hands.takeAll(where);
            handled = true;
            hands.shut(where);
        }
        hands.touch(new Touch.Answer((exact || chance.happens(0.9)) == open));
        return 1_500;
    }

    private long shutLate(CompartmentId where) {
        if (hands.isOpen(where) && chance.happens(0.7)) {
            hands.shut(where);
        }
        return goes();
    }

    /** Some have another phone than they think. */
    private long typeTail() {
        if (!typed) {
            // Another's code, who has gone.
            return leavesPage();
        }
        typed = false;
        String phone = world.crowd().phone(name);
        String tail = exact || chance.happens(0.85) ? phone.substring(phone.length() - 4) : chance.digits(4);
        hands.touch(new Touch.EnterPhoneTail(StrongBox.secret(tail)));
        return chance.between(800, 2_500);
    }

    private long refused(Page.Refusal page) {
        // The screen says so: the QR always works.
        byToken |= page.problem() == Problem.CODE_AND_TAIL_WRONG;
        if (!exact && chance.happens(0.15)) {
            hands.touch(new Touch.Help());
            return 1_500;
        }
        if (exact || chance.happens(0.6)) {
            hands.touch(new Touch.Back());
            return 1_500;
        }
        return goes();
    }

    private long leavesPage() {
        hands.touch(chance.happens(0.5) ? new Touch.Done() : new Touch.Back());
        return 1_200;
    }

    private long goes() {
        if (!handled) {
            world.crowd().comesAgain(notice);
        }
        return GOES;
    }
}
