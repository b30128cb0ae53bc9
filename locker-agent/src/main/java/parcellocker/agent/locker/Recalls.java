package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** A courier takes out what its recipient refused. */
final class Recalls {
    private Recalls() {}

    static void recall(Turn turn, DeliveryId id) {
        if (Visits.isBusy(turn) || turn.visit().courier().isEmpty()) {
            return;
        }
        if (Modes.isRefused(turn, Action.RECALL)) {
            return;
        }
        Optional<Delivery> refused =
                turn.book().deliveries().find(id).filter(delivery -> delivery.state() == Delivery.State.REFUSED);
        if (refused.isEmpty() || Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, refused.isEmpty() ? Problem.NOTHING_HERE : Problem.BUSY, 0, "");
            return;
        }
        OpeningId opening = turn.now().newOpening();
        CourierId me = turn.visit().courier().orElseThrow();
        Openings.authorise(
                turn,
                new Entry.RecallAuthorised(opening, id, refused.get().compartment(), me),
                opening,
                refused.get().compartment());
    }

    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        boolean taken = flight.attended() && openMillis >= turn.profile().leastOpenMillis();
        turn.record(new Entry.RecallClosed(opening.id(), openMillis, taken));
        if (turn.visit().awaits(opening.id())) {
            Optional<Boolean> inside = taken ? Optional.of(false) : Optional.empty();
            Visits.show(turn, new Page.Looked(opening.compartment(), inside), Visits.SHORT_MILLIS);
        }
    }
}
