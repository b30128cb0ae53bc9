package parcellocker.agent.locker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Verifier;
import parcellocker.contract.problem.Problem;

/** Those who work at lockers: signing in, looking into their own deposits, taking refused ones out. */
final class Couriers {
    /** Checked for an unknown badge, so that its answer takes as long as a known one's. No PIN has it. */
    private static final Verifier NOBODY = new Verifier("A".repeat(22), "A".repeat(43));

    /** A technician's token, and an approval, is good for no longer. */
    static final long SHIFT_SECONDS = 8 * 3600;

    static final long SKEW_SECONDS = 120;
    /** A courier's. */
    private static final long DAY_SECONDS = 24 * 3600;

    private Couriers() {}

    static void arrives(Turn turn) {
        if (Visits.isOpenToAll(turn)) {
            Visits.show(turn, new Page.CourierSignIn(), turn.profile().idleMillis());
        }
    }

    /** Whoever holds a badge there is asked for its PIN; at a door, or while somebody is signed in, it means nothing. */
    static void badgeShown(Turn turn, String badge) {
        if (Visits.isOpenToAll(turn)) {
            Visits.show(
                    turn,
                    new Page.CourierSignIn(Optional.of(badge)),
                    turn.profile().idleMillis());
        }
    }

    static void signIn(Turn turn, Touch.SignIn touch) {
        if (!(turn.visit().page() instanceof Page.CourierSignIn page)) {
            return;
        }
        if (Modes.isRefused(turn, Action.SIGN_IN)) {
            return;
        }
        long wait = turn.book().pinGuesses().waitMillis(turn.age());
        if (wait > 0) {
            Visits.refuse(turn, Problem.SIGN_IN_LOCKED, wait, "");
            return;
        }
        Optional<Courier> known =
                turn.book().badge(page.badge().orElse(touch.badge().strip()).toUpperCase(Locale.ROOT));
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.visit(visit -> visit.claiming(known.map(Courier::id)));
        turn.effect(
                new Effect.CheckPin(ask, touch.pin(), known.map(Courier::pin).orElse(NOBODY)));
    }

    static void pinChecked(Turn turn, Input.PinChecked checked) {
        Optional<Courier> claimed =
                turn.visit().claimed().flatMap(id -> turn.book().couriers().find(id));
        if (!checked.right()) {
            turn.record(new Entry.GuessFailed(Entry.Guess.PIN));
        }
        if (!turn.visit().awaits(checked.ask())) {
            return;
        }
        if (checked.right() && Modes.isRefused(turn, Action.SIGN_IN)) {
            return;
        }
        if (checked.right() && claimed.filter(Courier::active).isPresent()) {
            signedIn(turn, claimed.get().id(), claimed.get().role());
        } else {
            turn.visit(visit -> visit.claiming(Optional.empty()));
            Visits.refuse(turn, Problem.SIGN_IN_WRONG, turn.book().pinGuesses().waitMillis(turn.age()), "");
        }
    }

    /** To the page of those who work in this role. */
    static void signedIn(Turn turn, CourierId who, Role role) {
        turn.visit(visit -> visit.signedIn(new Visit.Worker(who, role)));
        atWork(turn);
    }

    /** The page a signed-in worker comes back to. */
    static void atWork(Turn turn) {
        switch (turn.visit().worker().orElseThrow().role()) {
            case COURIER, COLLECTOR -> courierHome(turn);
            case TECHNICIAN -> Technicians.home(turn);
            case CARETAKER -> Caretakers.home(turn);
        }
    }

    /** A worker's token is a security boundary: without a clock to trust the help desk must say that it is still good. */
    static void tokenShown(Turn turn, Token token, Role role) {
        Optional<CourierId> who = courierId(token.subject()).filter(id -> mayWork(turn, id, role));
        if (Modes.isRefused(turn, Action.WORKER_TOKEN)) {
            return;
        }
        boolean suspect = Modes.refusal(turn, Action.DATED_RIGHT).isPresent();
        Optional<Problem> refused = suspect
                ? Optional.empty()
                : outOfTime(turn, token, role == Role.TECHNICIAN ? SHIFT_SECONDS : DAY_SECONDS);
        if (refused.isPresent() || who.isEmpty()) {
            Visits.refuse(turn, refused.orElse(Problem.SIGN_IN_WRONG), 0, "");
            return;
        }
        Visits.homeFor(turn, new Visit.Worker(who.get(), role));
        if (suspect) {
            Challenges.put(turn, who.get(), role);
        } else {
            signedIn(turn, who.get(), role);
        }
    }

    /** Why a token that must not be late is refused; also one that would be good for longer than any shift. */
    static Optional<Problem> outOfTime(Turn turn, Token token, long mostSeconds) {
        Optional<Problem> closed = Modes.refusal(turn, Action.DATED_RIGHT);
        if (closed.isPresent()) {
            return closed;
        }
        long now = turn.locker().stamp(turn.now()).wallMillis() / 1000;
        boolean good = now <= token.notAfterSeconds() + SKEW_SECONDS
                && now >= token.notBeforeSeconds() - SKEW_SECONDS
                && token.notAfterSeconds() <= now + mostSeconds + SKEW_SECONDS;
        return good ? Optional.empty() : Optional.of(Problem.TOKEN_EXPIRED);
    }

    /** Whose right the city has taken away goes home at once, or when the door in their hand is shut. */
    static void sendHomeIfWithdrawn(Turn turn) {
        boolean withdrawn = turn.visit()
                .worker()
                .filter(who -> !mayWork(turn, who.id(), who.role()))
                .isPresent();
        if (withdrawn && !Visits.isAtADoor(turn)) {
            Visits.home(turn);
        }
    }

    /** The courier's own page; on the way there a code is drawn for the next parcel. */
    static void courierHome(Turn turn) {
        Codes.drawAhead(turn);
        CourierId me = turn.visit().courier().orElseThrow();
        turn.visit(visit -> visit.drafting(Optional.empty()).awaiting(Optional.empty()));
        Page page = new Page.CourierHome(
                Room.bySize(turn), last(turn), uncertain(turn.book(), me), dueBack(turn.book()), toCollect(turn));
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    /** How much waits for whoever collects; for others nothing does. */
    private static int toCollect(Turn turn) {
        return turn.visit().collector().isEmpty()
                ? 0
                : Collecting.waiting(turn.locker(), turn.now()).size();
    }

    private static Optional<Page.Stored> last(Turn turn) {
        return turn.session()
                .held()
                .flatMap(held -> turn.book().deliveries().find(held.delivery()))
                .filter(delivery -> delivery.state() == Delivery.State.STORED)
                .map(delivery -> new Page.Stored(
                        delivery.id(),
                        delivery.waybills().get(0),
                        delivery.compartment(),
                        Notices.isOfTypedPhone(turn, delivery.id())));
    }

    private static List<Page.Listed> uncertain(Book book, CourierId me) {
        return book.deliveries().values().stream()
                .filter(delivery -> delivery.courier().equals(me)
                        && delivery.state() == Delivery.State.UNSURE
                        && delivery.access().state() == Access.State.DRAFT)
                .map(Couriers::listed)
                .toList();
    }

    private static List<Page.Listed> dueBack(Book book) {
        return book.deliveries().values().stream()
                .filter(Delivery::isDueBack)
                .map(Couriers::listed)
                .toList();
    }

    private static Page.Listed listed(Delivery delivery) {
        return new Page.Listed(delivery.id(), delivery.waybills().get(0), delivery.compartment());
    }

    /** Someone the list does not name comes with the city's own token, which no caretaker has; only whom it names can it withdraw. */
    static boolean mayWork(Turn turn, CourierId id, Role role) {
        return turn.book()
                .couriers()
                .find(id)
                .map(known -> known.active() && includes(known.role(), role))
                .orElse(role != Role.CARETAKER);
    }

    /** Who collects also delivers. */
    private static boolean includes(Role listed, Role asked) {
        return listed == asked || (listed == Role.COLLECTOR && asked == Role.COURIER);
    }

    private static Optional<CourierId> courierId(String subject) {
        try {
            return Optional.of(new CourierId(subject));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
