package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.contract.problem.Problem;

/**
 * A sender's way: the city's order on a QR, a door, one parcel left unsealed, a receipt. The order's token is all that is needed, so
 * it works without the city. One order is one parcel; within the grace period, and while nobody knows whether it is inside, the same
 * token opens the same door again.
 */
final class MailIns {
    /** A sending order is good for no longer. */
    static final long ORDER_SECONDS = 3 * 24 * 3600;

    private MailIns() {}

    /** What the token of whoever stands here says. */
    record Order(MailInOrder order, String token, long notAfterSeconds) {
        Order larger() {
            return new Order(order.larger(), token, notAfterSeconds);
        }
    }

    static void shown(Turn turn, Token token) {
        Groups.workerGoes(turn);
        Optional<MailInOrder> read = MailInOrder.read(token.subject());
        Optional<Problem> refused = read.isEmpty() ? Optional.of(Problem.TOKEN_UNREADABLE) : outside(turn, token);
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, "");
            return;
        }
        Order order = new Order(read.get(), token.id(), token.notAfterSeconds());
        turn.visit(visit -> visit.sending(Optional.of(order)));
        Optional<MailIn> known = turn.book().stays().sent(order.order().order());
        if (known.filter(mailIn -> mailIn.state() != MailIn.State.ELSEWHERE).isPresent()) {
            again(turn, known.get());
        } else {
            prepare(turn, order);
        }
    }

    private static Optional<Problem> outside(Turn turn, Token token) {
        if (!turn.profile().takesMailIns()) {
            return Optional.of(Problem.MAIL_IN_NOT_OFFERED);
        }
        return Couriers.outOfTime(turn, token, ORDER_SECONDS);
    }

    /** What must be known before a door opens: unsealed, and what may not be sent. */
    private static void prepare(Turn turn, Order order) {
        Optional<Problem> refused = refusal(turn, order);
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, order.order().order().value());
        } else {
            turn.visit(visit -> visit.awaiting(Optional.empty()));
            Page page = new Page.PrepareMailIn(
                    order.order().order(),
                    order.order().carrier(),
                    order.order().size());
            Visits.show(turn, page, turn.profile().idleMillis());
        }
    }

    private static Optional<Problem> refusal(Turn turn, Order order) {
        Optional<MailIn> known = turn.book().stays().sent(order.order().order());
        if (known.filter(mailIn -> mailIn.state() != MailIn.State.ELSEWHERE).isPresent()) {
            return Optional.of(Problem.TOKEN_SPENT);
        }
        if (known.filter(mailIn -> !mailIn.hasOpeningsLeft()).isPresent()) {
            return Optional.of(Problem.REOPENINGS_SPENT);
        }
        if (Cancellations.has(turn, order.order().order())) {
            return Optional.of(Problem.MAIL_IN_CANCELLED);
        }
        Optional<Problem> degraded = Modes.refusal(turn, Action.MAIL_IN);
        if (degraded.isPresent()) {
            return degraded;
        }
        long now = turn.locker().stamp(turn.now()).wallMillis() / 1000;
        if (now > order.notAfterSeconds() + Couriers.SKEW_SECONDS) {
            return Optional.of(Problem.TOKEN_EXPIRED);
        }
        if (Openings.isAnyPending(turn.book())) {
            return Optional.of(Problem.BUSY);
        }
        return Room.choose(turn, fit(order), order.order().size()).isEmpty()
                ? Optional.of(Problem.NO_COMPARTMENT)
                : Optional.empty();
    }

    private static Fit fit(Order order) {
        return Fit.of(Optional.of(order.order().size()), false);
    }

    /** The sender has read how. */
    static void start(Turn turn) {
        Optional<Order> order = turn.visit().errand().sending();
        if (!(turn.visit().page() instanceof Page.PrepareMailIn) || order.isEmpty()) {
            return;
        }
        Optional<Problem> refused = refusal(turn, order.get());
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, order.get().order().order().value());
            return;
        }
        CompartmentId where =
                Room.choose(turn, fit(order.get()), order.get().order().size()).orElseThrow();
        OpeningId opening = turn.now().newOpening();
        DeliveryId id = turn.book()
                .stays()
                .sent(order.get().order().order())
                .map(MailIn::id)
                .orElseGet(() -> new DeliveryId(turn.now().newDelivery()));
        Entry authorised = new Entry.MailInAuthorised(
                opening,
                id,
                where,
                order.get().order(),
                order.get().token(),
                order.get().notAfterSeconds());
        Openings.authorise(turn, authorised, opening, where);
    }

    /** The same sender, whose parcel is here: their own door, to take it back or to say what is inside. */
    private static void again(Turn turn, MailIn mailIn) {
        Optional<Problem> refused = refusalAgain(turn, mailIn);
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, mailIn.order().value());
            return;
        }
        OpeningId opening = turn.now().newOpening();
        Entry reopened = new Entry.MailInReopened(opening, mailIn.id(), mailIn.compartment());
        Openings.authorise(turn, reopened, opening, mailIn.compartment());
    }

    private static Optional<Problem> refusalAgain(Turn turn, MailIn mailIn) {
        if (!mayStillOpen(turn, mailIn)) {
            return Optional.of(Problem.TOKEN_SPENT);
        }
        if (!mailIn.hasOpeningsLeft()) {
            return Optional.of(Problem.REOPENINGS_SPENT);
        }
        Optional<Problem> degraded = Modes.refusal(turn, Action.LOOK_INTO);
        boolean busy = Openings.isAnyPending(turn.book());
        return degraded.or(() -> busy ? Optional.of(Problem.BUSY) : Optional.empty());
    }

    /** Whether its sender may have it back. */
    static boolean mayReopen(Turn turn, MailIn mailIn) {
        return mailIn.hasOpeningsLeft() && mayStillOpen(turn, mailIn);
    }

    private static boolean mayStillOpen(Turn turn, MailIn mailIn) {
        return switch (mailIn.state()) {
            case STORED -> mailIn.storedAge().orElse(0) + turn.profile().graceMillis() >= turn.age();
            case LOADING, UNSURE -> true;
            case ELSEWHERE, OVER -> false;
        };
    }

    /** After a door that stayed shut another one; from the receipt their own once more. */
    static void tryAgain(Turn turn) {
        Optional<Order> order = turn.visit().errand().sending();
        if (order.isEmpty()) {
            return;
        }
        Optional<MailIn> known = turn.book().stays().sent(order.get().order().order());
        if (known.filter(mailIn -> mailIn.state() != MailIn.State.ELSEWHERE).isPresent()) {
            again(turn, known.get());
        } else {
            prepare(turn, order.get());
        }
    }

    /** Whether whoever stands here was last at a sender's door. */
    static boolean isAtWork(Turn turn) {
        return turn.visit()
                .opening()
                .flatMap(id -> turn.book().openings().find(id))
                .filter(opening -> opening.purpose() == Purpose.MAIL_IN || opening.purpose() == Purpose.RECONSIDER)
                .isPresent();
    }

    /** Whether the screen may offer {@link #tryAgain}. */
    static boolean mayTryAgain(Turn turn, DeliveryId id) {
        return turn.visit().errand().sending().isPresent()
                && turn.book()
                        .mailIns()
                        .find(id)
                        .filter(MailIn::hasOpeningsLeft)
                        .isPresent();
    }

    /** The door of the sender is shut: what they said with it open counts, else that it was open long enough. */
    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Entry.MailInVerdict verdict = verdict(turn, opening, flight, openMillis);
        turn.record(new Entry.MailInClosed(opening.id(), openMillis, verdict));
        if (verdict == Entry.MailInVerdict.FOUND_BROKEN) {
            turn.record(new Entry.CompartmentBlocked(opening.compartment(), BlockReason.BROKEN));
        }
        if (turn.visit().awaits(opening.id())) {
            afterwards(turn, opening, openMillis, verdict);
        }
    }

    private static Entry.MailInVerdict verdict(Turn turn, Opening opening, Flight flight, long openMillis) {
        boolean longEnough = openMillis >= turn.profile().leastOpenMillis();
        boolean first = opening.purpose() == Purpose.MAIL_IN;
        return switch (flight.said()) {
            case TOO_SMALL -> Entry.MailInVerdict.TOO_SMALL;
            case FOUND_OCCUPIED -> Entry.MailInVerdict.FOUND_OCCUPIED;
            case FOUND_BROKEN -> Entry.MailInVerdict.FOUND_BROKEN;
            // In a door that was empty a moment ago nothing is found out by looking; in the other something must be.
            case TOOK_BACK -> first || longEnough ? Entry.MailInVerdict.WITHDRAWN : Entry.MailInVerdict.UNSURE;
            case INSIDE -> longEnough ? Entry.MailInVerdict.STORED : Entry.MailInVerdict.UNSURE;
            case NOTHING, TOO_LARGE, FOUND_DIRTY, PUT_BACK, EMPTY, NOT_MINE, HANDED_OVER ->
                first && flight.attended() && longEnough ? Entry.MailInVerdict.STORED : Entry.MailInVerdict.UNSURE;
        };
    }

    private static void afterwards(Turn turn, Opening opening, long openMillis, Entry.MailInVerdict verdict) {
        Optional<Order> order = turn.visit().errand().sending();
        switch (verdict) {
            case STORED ->
                Visits.show(
                        turn,
                        Receipts.of(turn, opening, openMillis),
                        turn.profile().idleMillis());
            case WITHDRAWN ->
                Visits.show(turn, new Page.Looked(opening.compartment(), Optional.of(false)), Visits.SHORT_MILLIS);
            case UNSURE ->
                Visits.refuse(
                        turn,
                        Problem.MAIL_IN_UNCERTAIN,
                        0,
                        order(turn, opening).order().value());
            case TOO_SMALL ->
                order.map(Order::larger).ifPresent(next -> {
                    turn.visit(visit -> visit.sending(Optional.of(next)));
                    prepare(turn, next);
                });
            case FOUND_OCCUPIED, FOUND_BROKEN -> order.ifPresent(same -> prepare(turn, same));
        }
    }

    /** What an opening of a sent parcel is about. */
    static MailIn order(Turn turn, Opening opening) {
        return turn.book().mailIns().get(opening.delivery());
    }
}
