package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Role;
import parcellocker.contract.problem.Problem;

/** Whoever stands at the screen: which touch means what on which page, and when the screen goes home. */
final class Visits {
    /** A page that only tells something; and the longest that anybody's page is seen after their last touch. */
    static final long SHORT_MILLIS = 30_000;

    private static final String TOKEN = "PL1:";

    private Visits() {}

    static void touched(Turn turn, Input.Touched touched) {
        Page page = turn.visit().page();
        boolean deaf = page instanceof Page.OneMoment || page instanceof Page.Cleaning;
        if (touched.view() != turn.visit().view() || deaf) {
            return;
        }
        switch (touched.touch()) {
            case Touch.Speak touch -> Comforts.speak(turn, touch.language());
            case Touch.Prefer touch -> Comforts.prefer(turn, touch.wish(), touch.on());
            case Touch.MoreTime ignored -> Comforts.moreTime(turn);
            case Touch.CleanScreen ignored -> Comforts.clean(turn);
            case Touch.EnterCode touch -> Pickups.codeTyped(turn, touch.digits());
            case Touch.EnterPhoneTail touch -> LockedKeypad.tailTyped(turn, touch.digits());
            case Touch.Courier ignored -> Couriers.arrives(turn);
            case Touch.SignIn touch -> Couriers.signIn(turn, touch);
            case Touch.TypeWaybill touch -> Drafts.waybill(turn, touch.text());
            case Touch.Attest touch -> Drafts.attest(turn, touch.phone());
            case Touch.AttestSame ignored -> Drafts.attestSame(turn);
            case Touch.CorrectPhone touch -> Corrections.asked(turn, touch.delivery());
            case Touch.RetypePhone touch -> Corrections.typed(turn, touch.phone());
            case Touch.ChooseSize touch -> Allotments.choose(turn, touch.size());
            case Touch.TooSmall ignored -> sayPutting(turn, Said.TOO_SMALL);
            case Touch.TooLarge ignored -> say(turn, Purpose.DEPOSIT, Said.TOO_LARGE, Optional.empty());
            case Touch.TookBack ignored -> Deposits.tookBack(turn);
            case Touch.FoundOccupied ignored -> sayPutting(turn, Said.FOUND_OCCUPIED);
            case Touch.FoundBroken ignored -> sayPutting(turn, Said.FOUND_BROKEN);
            case Touch.FoundDirty ignored -> say(turn, Purpose.DEPOSIT, Said.FOUND_DIRTY, Optional.empty());
            case Touch.PackagingDamaged ignored -> Drafts.damaged(turn);
            case Touch.ItIsInside ignored -> itIsInside(turn);
            case Touch.ItIsEmpty ignored -> itIsEmpty(turn);
            case Touch.LookInto touch -> Checks.lookInto(turn, touch.delivery());
            case Touch.Recall touch -> Recalls.recall(turn, touch.delivery());
            case Touch.StartMailIn ignored -> MailIns.start(turn);
            case Touch.ShowCollection ignored -> Collecting.list(turn);
            case Touch.Collect touch -> Collecting.collect(turn, touch.delivery());
            case Touch.PutBack touch -> Pickups.putBack(turn, touch.reason());
            case Touch.Unsay ignored -> Pickups.unsaid(turn);
            case Touch.Claimed touch -> Claims.made(turn, touch.claim());
            case Touch.Help ignored -> Tickets.help(turn);
            case Touch.AskHelp touch -> Tickets.asked(turn, touch.concern());
            case Touch.NameTicket touch -> Caretakers.typed(turn, touch.number());
            case Touch.HandedOver ignored -> Caretakers.handedOver(turn);
            case Touch.LostCode ignored -> LostCodes.wanted(turn);
            case Touch.LeaveLonger ignored -> LongerStays.wanted(turn);
            case Touch.StayLonger ignored -> LongerStays.agreed(turn);
            case Touch.AskCode touch -> LostCodes.asked(turn, touch.waybillTail(), touch.phoneTail());
            case Touch.TryAgain ignored -> tryAgain(turn);
            case Touch.Answer touch -> answer(turn, touch.opened());
            case Touch.NextParcel ignored -> Groups.next(turn);
            case Touch.Inspect touch -> Technicians.inspect(turn, touch.compartment());
            case Touch.OpenToLook touch -> Audits.open(turn, touch.compartment());
            case Touch.TakeOutOfService touch -> Technicians.takeOutOfService(turn, touch);
            case Touch.PutIntoService touch -> Technicians.putIntoService(turn, touch.compartment());
            case Touch.Consult touch -> Desk.consult(turn, touch.page());
            case Touch.NextUncertain ignored -> Audits.next(turn);
            case Touch.CopyToStick ignored -> Desk.copy(turn);
            case Touch.AnswerChallenge touch -> Challenges.answered(turn, touch.digits());
            case Touch.Back ignored -> back(turn);
            case Touch.Done ignored -> done(turn);
        }
    }

    static void scanned(Turn turn, String text) {
        if (isBusy(turn)) {
            Drafts.ahead(turn, text);
        } else if (text.startsWith(TOKEN)) {
            long ask = turn.nextAsk();
            wait(turn, ask);
            turn.effect(new Effect.CheckToken(ask, text));
        } else if (turn.visit().courier().isPresent()) {
            Drafts.waybill(turn, text);
        } else if (Caretakers.isHere(turn)) {
            Caretakers.scanned(turn, text);
        } else {
            refuse(turn, Problem.TOKEN_UNREADABLE, 0, "");
        }
    }

    static void scanRefused(Turn turn, Problem problem) {
        if (!isBusy(turn)) {
            refuse(turn, problem, 0, "");
        }
    }

    static void tokenChecked(Turn turn, Input.TokenChecked checked) {
        if (!turn.visit().awaits(checked.ask())) {
            return;
        }
        Token token = checked.token();
        switch (token.kind()) {
            case PICKUP -> Pickups.tokenShown(turn, token);
            case COURIER -> Couriers.tokenShown(turn, token, Role.COURIER);
            case TECHNICIAN -> Couriers.tokenShown(turn, token, Role.TECHNICIAN);
            case GROUP -> Groups.shown(turn, token);
            case DELEGATE -> Pickups.delegateShown(turn, token);
            case APPROVAL -> Audits.approvalShown(turn, token);
            case MAIL_IN -> MailIns.shown(turn, token);
            case COLLECTOR -> Couriers.tokenShown(turn, token, Role.COLLECTOR);
        }
    }

    static void refusedByVault(Turn turn, long ask, Problem problem) {
        if (turn.visit().awaits(ask)) {
            refuse(turn, problem, 0, "");
        }
    }

    private static void itIsInside(Turn turn) {
        List.of(Purpose.CHECK, Purpose.AUDIT, Purpose.RECONSIDER, Purpose.COLLECTION, Purpose.HAND_OVER)
                .forEach(purpose -> say(turn, purpose, Said.INSIDE, Optional.empty()));
    }

    private static void itIsEmpty(Turn turn) {
        List.of(Purpose.AUDIT, Purpose.COLLECTION, Purpose.HAND_OVER)
                .forEach(purpose -> say(turn, purpose, Said.EMPTY, Optional.empty()));
    }

    /** Of a compartment into which a parcel was to be put. */
    private static void sayPutting(Turn turn, Said said) {
        List.of(Purpose.DEPOSIT, Purpose.MAIL_IN).forEach(purpose -> say(turn, purpose, said, Optional.empty()));
    }

    /** Remembers what the person says while a door of this purpose stands open for them. */
    static void say(Turn turn, Purpose purpose, Said said, Optional<String> reason) {
        Optional<Opening> opening = turn.visit()
                .opening()
                .flatMap(id -> turn.book().openings().find(id))
                .filter(known -> known.purpose() == purpose && known.state().isPending());
        Optional<Flight> flight =
                opening.flatMap(known -> turn.session().flights().find(known.id()));
        boolean isOver =
                opening.filter(known -> Doors.isStillWanted(turn, known)).isEmpty();
        if (isOver || flight.isEmpty()) {
            return;
        }
        Openings.keep(turn, opening.get().id(), flight.get().saying(said, reason, turn.uptime()));
        if (opening.get().state() == Opening.State.OPEN) {
            show(turn, Doors.openPage(turn, opening.get(), said));
        }
    }

    /** A page that stays until a door decides. */
    static void show(Turn turn, Page page) {
        turn.visit(visit -> visit.showing(page, Idle.NEVER));
    }

    static void show(Turn turn, Page page, long idleMillis) {
        turn.visit(visit -> visit.showing(page, Idle.warning(turn.uptime(), idleMillis)));
    }

    /** A page whose end needs no warning: nobody at it can do anything. */
    static void showSilently(Turn turn, Page page, long idleMillis) {
        turn.visit(visit -> visit.showing(page, Idle.silent(turn.uptime(), idleMillis)));
    }

    /** A page that stays until the vault answers, but not for ever: what comes later finds nobody waiting. */
    static void wait(Turn turn, long ask) {
        showSilently(turn, new Page.OneMoment(), SHORT_MILLIS);
        turn.visit(visit -> visit.asking(ask));
    }

    static void refuse(Turn turn, Problem problem, long waitMillis, String subject) {
        show(turn, new Page.Refusal(problem, (waitMillis + 999) / 1000, subject), SHORT_MILLIS);
    }

    /** The visit is over; nothing of it stays. */
    static void home(Turn turn) {
        Notices.release(turn);
        turn.visit(visit -> Visit.home(visit.view() + 1));
    }

    /** The first screen for whoever stands here still, as they wanted it. */
    static void start(Turn turn) {
        Comfort comfort = turn.visit().comfort();
        home(turn);
        Comforts.become(turn, comfort);
    }

    /** The visit is over with a last word, which is still said as they wanted it. */
    static void end(Turn turn, Page last) {
        Comfort comfort = turn.visit().comfort();
        home(turn);
        turn.visit(visit -> visit.wanting(comfort, Idle.NEVER));
        show(turn, last, SHORT_MILLIS);
    }

    /** Someone else signs in. What was chosen on the first screen was chosen by them, unless a worker was at work. */
    static void homeFor(Turn turn, Visit.Worker next) {
        Optional<Visit.Worker> former = turn.visit().worker();
        if (former.equals(Optional.of(next))) {
            return;
        }
        Comfort comfort = former.isEmpty() ? turn.visit().comfort() : Comfort.STANDARD;
        home(turn);
        turn.visit(visit -> visit.wanting(comfort, Idle.NEVER));
    }

    /** Whether a door or the vault must answer before this visit can do anything else. */
    static boolean isBusy(Turn turn) {
        return isAtADoor(turn) || turn.visit().page() instanceof Page.OneMoment;
    }

    /** Whether a door is being opened or stands open for this visit. */
    static boolean isAtADoor(Turn turn) {
        return turn.visit()
                .opening()
                .flatMap(id -> turn.book().openings().find(id))
                .filter(opening -> opening.state().isPending())
                .isPresent();
    }

    /** Whether whoever comes next may begin: nobody is signed in and nothing is under way. */
    static boolean isOpenToAll(Turn turn) {
        return !isBusy(turn) && turn.visit().worker().isEmpty();
    }

    private static void tryAgain(Turn turn) {
        if (isBusy(turn)) {
            return;
        }
        Page page = turn.visit().page();
        boolean offered = page instanceof Page.PickedUp || page instanceof Page.DidNotOpen;
        if ((offered || page instanceof Page.Receipt) && MailIns.isAtWork(turn)) {
            MailIns.tryAgain(turn);
        } else if (offered && turn.visit().courier().isPresent()) {
            Allotments.again(turn);
        } else if (offered && turn.visit().pickup().isPresent()) {
            Pickups.open(turn, turn.visit().pickup().get());
        }
    }

    private static void answer(Turn turn, boolean opened) {
        Optional<OpeningId> opening = turn.visit().opening();
        if (!(turn.visit().page() instanceof Page.DidItOpen) || opening.isEmpty()) {
            return;
        }
        turn.record(new Entry.PersonAnswered(opening.get(), opened));
        refuse(turn, uncertain(turn), 0, "");
    }

    private static Problem uncertain(Turn turn) {
        if (MailIns.isAtWork(turn)) {
            return Problem.MAIL_IN_UNCERTAIN;
        }
        if (Caretakers.isHere(turn)) {
            return Problem.HAND_OVER_UNCERTAIN;
        }
        return turn.visit().courier().isPresent() ? Problem.DEPOSIT_UNCERTAIN : Problem.PICKUP_UNCERTAIN;
    }

    private static void back(Turn turn) {
        if (Tickets.isBack(turn)) {
            return;
        }
        if (isBusy(turn)) {
            sayPutting(turn, Said.TOOK_BACK);
        } else if (turn.visit().worker().isPresent()) {
            Couriers.atWork(turn);
        } else if (turn.visit().page() instanceof Page.Refusal) {
            start(turn);
        } else {
            home(turn);
        }
    }

    private static void done(Turn turn) {
        if (!isBusy(turn)) {
            home(turn);
        }
    }
}
