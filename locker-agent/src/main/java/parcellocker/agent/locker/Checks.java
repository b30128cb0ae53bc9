package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** A courier looks into a deposit of their own: one that is uncertain, or the latest before its notice has gone. */
final class Checks {
    private Checks() {}

    static void lookInto(Turn turn, DeliveryId id) {
        Optional<Delivery> own = turn.book()
                .deliveries()
                .find(id)
                .filter(delivery ->
                        Optional.of(delivery.courier()).equals(turn.visit().courier()))
                .filter(delivery -> mayLookInto(turn, delivery));
        if (Visits.isBusy(turn) || turn.visit().courier().isEmpty()) {
            return;
        }
        if (Modes.isRefused(turn, Action.LOOK_INTO)) {
            return;
        }
        if (own.isEmpty() || Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, own.isEmpty() ? Problem.NOT_YOUR_DELIVERY : Problem.BUSY, 0, "");
            return;
        }
        OpeningId opening = turn.now().newOpening();
        Notices.holdWhileLooking(turn, id);
        Openings.authorise(
                turn,
                new Entry.CheckAuthorised(
                        opening, id, own.get().compartment(), own.get().courier()),
                opening,
                own.get().compartment());
    }

    /** A courier never clears a compartment whose recipient holds a live credential, once the notice may have gone. */
    private static boolean mayLookInto(Turn turn, Delivery delivery) {
        return delivery.access().state() == Access.State.DRAFT
                || (delivery.state() == Delivery.State.STORED && Notices.isHeld(turn, delivery.id()));
    }

    /** The courier looked into their own deposit; without an answer nobody knows. */
    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        boolean longEnough = openMillis >= turn.profile().leastOpenMillis();
        Entry.DepositVerdict verdict = switch (flight.said()) {
            case INSIDE -> longEnough ? Entry.DepositVerdict.STORED : Entry.DepositVerdict.UNSURE;
            case TOOK_BACK -> longEnough ? Entry.DepositVerdict.WITHDRAWN : Entry.DepositVerdict.UNSURE;
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    PUT_BACK,
                    EMPTY,
                    NOT_MINE,
                    HANDED_OVER -> Entry.DepositVerdict.UNSURE;
        };
        turn.record(new Entry.DepositClosed(opening.id(), openMillis, verdict));
        if (verdict == Entry.DepositVerdict.STORED) {
            Notices.holdAgain(turn, opening.delivery());
        } else {
            Notices.release(turn);
        }
        if (turn.visit().awaits(opening.id())) {
            Optional<Boolean> inside = switch (verdict) {
                case STORED -> Optional.of(true);
                case WITHDRAWN -> Optional.of(false);
                case UNSURE, FOUND_OCCUPIED, FOUND_BROKEN, FOUND_DIRTY -> Optional.empty();
            };
            Visits.show(turn, new Page.Looked(opening.compartment(), inside), Visits.SHORT_MILLIS);
        }
    }
}
