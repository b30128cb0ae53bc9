package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** A courier takes out what its recipient refused, and what has lain as long as it may. */
final class Recalls {
    private Recalls() {}

    static void recall(Turn turn, DeliveryId id) {
        if (Visits.isBusy(turn) || turn.visit().courier().isEmpty()) {
            return;
        }
        if (Modes.isRefused(turn, Action.RECALL)) {
            return;
        }
        Optional<Delivery> due = turn.book().deliveries().find(id).filter(Delivery::isDueBack);
        if (due.isEmpty() || Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, due.isEmpty() ? Problem.NOTHING_HERE : Problem.BUSY, 0, "");
            return;
        }
        OpeningId opening = turn.now().newOpening();
        CourierId me = turn.visit().courier().orElseThrow();
        Openings.authorise(
                turn,
                new Entry.RecallAuthorised(opening, id, due.get().compartment(), me),
                opening,
                due.get().compartment());
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
