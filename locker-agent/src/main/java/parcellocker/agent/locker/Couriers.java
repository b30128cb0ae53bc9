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

    private static final long SKEW_SECONDS = 120;

    private Couriers() {}

    static void arrives(Turn turn) {
        if (Visits.isOpenToAll(turn)) {
            Visits.show(turn, new Page.CourierSignIn(), turn.profile().idleMillis());
        }
    }

    static void signIn(Turn turn, Touch.SignIn touch) {
        if (!(turn.visit().page() instanceof Page.CourierSignIn)) {
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
        Optional<Courier> known = turn.book()
                .badge(touch.badge().strip().toUpperCase(Locale.ROOT))
                .filter(worker -> worker.role() == Role.COURIER);
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.visit(visit -> visit.claiming(known.map(Courier::id)));
        turn.effect(
                new Effect.CheckPin(ask, touch.pin(), known.map(Courier::pin).orElse(NOBODY)));
    }

    static void pinChecked(Turn turn, Input.PinChecked checked) {
        Optional<CourierId> claimed = turn.visit().claimed();
        if (!checked.right()) {
            turn.record(new Entry.GuessFailed(Entry.Guess.PIN));
        }
        if (!turn.visit().awaits(checked.ask())) {
            return;
        }
        if (checked.right() && Modes.isRefused(turn, Action.SIGN_IN)) {
            return;
        }
        if (checked.right() && claimed.filter(id -> mayWork(turn, id)).isPresent()) {
            turn.visit(visit -> visit.signedIn(claimed.get()));
            courierHome(turn);
        } else {
            turn.visit(visit -> visit.claiming(Optional.empty()));
            Visits.refuse(turn, Problem.SIGN_IN_WRONG, turn.book().pinGuesses().waitMillis(turn.age()), "");
        }
    }

    /** A courier's token is a security boundary: without a clock to trust it opens nothing. */
    static void tokenShown(Turn turn, Token token) {
        if (Modes.isRefused(turn, Action.COURIER_TOKEN)) {
            return;
        }
        long now = turn.locker().stamp(turn.now()).wallMillis() / 1000;
        Optional<Problem> refused =
                now > token.notAfterSeconds() + SKEW_SECONDS || now < token.notBeforeSeconds() - SKEW_SECONDS
                        ? Optional.of(Problem.TOKEN_EXPIRED)
                        : Optional.empty();
        Optional<CourierId> who = courierId(token.subject()).filter(id -> mayWork(turn, id));
        if (refused.isPresent() || who.isEmpty()) {
            Visits.refuse(turn, refused.orElse(Problem.SIGN_IN_WRONG), 0, "");
            return;
        }
        if (!turn.visit().courier().equals(who)) {
            Visits.home(turn);
        }
        turn.visit(visit -> visit.signedIn(who.get()));
        courierHome(turn);
    }

    /** Whose right the city has taken away goes home at once, or when the door in their hand is shut. */
    static void sendHomeIfWithdrawn(Turn turn) {
        boolean withdrawn =
                turn.visit().courier().filter(id -> !mayWork(turn, id)).isPresent();
        if (withdrawn && !Visits.isAtADoor(turn)) {
            Visits.home(turn);
        }
    }

    /** The courier's own page; on the way there a code is drawn for the next parcel. */
    static void courierHome(Turn turn) {
        Codes.drawAhead(turn);
        CourierId me = turn.visit().courier().orElseThrow();
        turn.visit(visit -> visit.drafting(Optional.empty()).awaiting(Optional.empty()));
        Page page =
                new Page.CourierHome(Room.bySize(turn), last(turn), uncertain(turn.book(), me), refused(turn.book()));
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    private static Optional<Page.Stored> last(Turn turn) {
        return turn.session()
                .held()
                .flatMap(held -> turn.book().deliveries().find(held.delivery()))
                .filter(delivery -> delivery.state() == Delivery.State.STORED)
                .map(delivery ->
                        new Page.Stored(delivery.id(), delivery.waybills().get(0), delivery.compartment()));
    }

    private static List<Page.Listed> uncertain(Book book, CourierId me) {
        return book.deliveries().values().stream()
                .filter(delivery -> delivery.courier().equals(me)
                        && delivery.state() == Delivery.State.UNSURE
                        && delivery.access().state() == Access.State.DRAFT)
                .map(Couriers::listed)
                .toList();
    }

    private static List<Page.Listed> refused(Book book) {
        return book.deliveries().values().stream()
                .filter(delivery -> delivery.state() == Delivery.State.REFUSED)
                .map(Couriers::listed)
                .toList();
    }

    private static Page.Listed listed(Delivery delivery) {
        return new Page.Listed(delivery.id(), delivery.waybills().get(0), delivery.compartment());
    }

    /** Someone the list does not name comes with the city's own token; only whom it names can it withdraw. */
    private static boolean mayWork(Turn turn, CourierId id) {
        return turn.book()
                .couriers()
                .find(id)
                .map(known -> known.active() && known.role() == Role.COURIER)
                .orElse(true);
    }

    private static Optional<CourierId> courierId(String subject) {
        try {
            return Optional.of(new CourierId(subject));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
