package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A deposit's door has closed: what that means for the parcel, and where the courier goes from there. */
final class Deposits {
    private Deposits() {}

    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Entry.DepositVerdict verdict = verdict(turn, flight, openMillis);
        boolean mine = turn.visit().awaits(opening.id());
        Optional<Draft> draft = mine ? turn.visit().draft() : Optional.empty();
        turn.record(new Entry.DepositClosed(opening.id(), openMillis, verdict));
        if (verdict == Entry.DepositVerdict.FOUND_BROKEN) {
            turn.record(new Entry.CompartmentBlocked(opening.compartment(), BlockReason.BROKEN));
        }
        if (verdict == Entry.DepositVerdict.STORED) {
            Notices.hold(turn, opening.delivery());
        }
        if (mine) {
            if (flight.said() == Said.TOO_SMALL) {
                tooSmall(turn, opening.compartment());
            }
            afterwards(turn, verdict, flight.said(), draft);
        }
    }

    private static Entry.DepositVerdict verdict(Turn turn, Flight flight, long openMillis) {
        return switch (flight.said()) {
            case TOO_SMALL, TOOK_BACK -> Entry.DepositVerdict.WITHDRAWN;
            case FOUND_OCCUPIED -> Entry.DepositVerdict.FOUND_OCCUPIED;
            case FOUND_BROKEN -> Entry.DepositVerdict.FOUND_BROKEN;
            case NOTHING, INSIDE, PUT_BACK, EMPTY ->
                flight.attended() && openMillis >= turn.profile().leastOpenMillis()
                        ? Entry.DepositVerdict.STORED
                        : Entry.DepositVerdict.UNSURE;
        };
    }

    private static void afterwards(Turn turn, Entry.DepositVerdict verdict, Said said, Optional<Draft> draft) {
        switch (verdict) {
            case STORED -> Couriers.courierHome(turn);
            case UNSURE ->
                Visits.refuse(
                        turn,
                        Problem.DEPOSIT_UNCERTAIN,
                        0,
                        draft.map(d -> d.waybill().value()).orElse(""));
            case WITHDRAWN -> {
                if (said == Said.TOO_SMALL) {
                    Drafts.otherCompartment(turn);
                } else {
                    Couriers.courierHome(turn);
                }
            }
            case FOUND_OCCUPIED, FOUND_BROKEN -> Drafts.otherCompartment(turn);
        }
    }

    private static void tooSmall(Turn turn, CompartmentId where) {
        Size tried = turn.setup().cabinet().compartment(where).size();
        turn.visit(visit -> visit.drafting(visit.draft().map(draft -> draft.largerThan(tried))));
    }

    static void tookBack(Turn turn) {
        List.of(Purpose.DEPOSIT, Purpose.CHECK, Purpose.MAIL_IN, Purpose.RECONSIDER)
                .forEach(purpose -> Visits.say(turn, purpose, Said.TOOK_BACK, Optional.empty()));
    }

    /** The waybill of an opening's delivery, for the screen. */
    static Waybill waybill(Turn turn, Opening opening) {
        return turn.book().deliveries().get(opening.delivery()).waybills().get(0);
    }
}
