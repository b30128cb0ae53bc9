package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
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
        blocks(verdict).ifPresent(why -> turn.record(new Entry.CompartmentBlocked(opening.compartment(), why)));
        if (verdict == Entry.DepositVerdict.STORED) {
            boolean typed =
                    draft.flatMap(Draft::addressee).filter(Addressee::isTyped).isPresent();
            Notices.hold(turn, opening.delivery(), typed);
        }
        if (mine) {
            afterwards(turn, verdict, new Left(opening, flight.said(), draft));
        }
    }

    /** What the courier leaves behind. */
    private record Left(Opening opening, Said said, Optional<Draft> draft) {}

    private static Entry.DepositVerdict verdict(Turn turn, Flight flight, long openMillis) {
        return switch (flight.said()) {
            case TOO_SMALL, TOO_LARGE, TOOK_BACK -> Entry.DepositVerdict.WITHDRAWN;
            case FOUND_OCCUPIED -> Entry.DepositVerdict.FOUND_OCCUPIED;
            case FOUND_BROKEN -> Entry.DepositVerdict.FOUND_BROKEN;
            case FOUND_DIRTY -> Entry.DepositVerdict.FOUND_DIRTY;
            case NOTHING, INSIDE, PUT_BACK, EMPTY, NOT_MINE, HANDED_OVER ->
                flight.attended() && openMillis >= turn.profile().leastOpenMillis()
                        ? Entry.DepositVerdict.STORED
                        : Entry.DepositVerdict.UNSURE;
        };
    }

    private static Optional<BlockReason> blocks(Entry.DepositVerdict verdict) {
        return switch (verdict) {
            case FOUND_BROKEN -> Optional.of(BlockReason.BROKEN);
            case FOUND_DIRTY -> Optional.of(BlockReason.DIRTY);
            // Occupied by something unknown it is uncertain, and that alone keeps everybody out until staff has looked.
            case STORED, WITHDRAWN, UNSURE, FOUND_OCCUPIED -> Optional.empty();
        };
    }

    private static void afterwards(Turn turn, Entry.DepositVerdict verdict, Left left) {
        switch (verdict) {
            case STORED -> goOn(turn, left.draft());
            case UNSURE ->
                Visits.refuse(
                        turn,
                        Problem.DEPOSIT_UNCERTAIN,
                        0,
                        left.draft().map(d -> d.waybill().value()).orElse(""));
            case WITHDRAWN -> {
                if (left.said() == Said.TOOK_BACK) {
                    Couriers.courierHome(turn);
                } else {
                    Allotments.another(turn, left.opening().compartment(), left.said());
                }
            }
            case FOUND_OCCUPIED, FOUND_BROKEN, FOUND_DIRTY ->
                Allotments.another(turn, left.opening().compartment(), left.said());
        }
    }

    /** The parcel that was scanned with the door still open comes next, without a touch. */
    private static void goOn(Turn turn, Optional<Draft> made) {
        turn.visit(visit -> visit.givenTo(made.flatMap(Draft::addressee)));
        Optional<Waybill> ahead = made.flatMap(Draft::ahead);
        if (ahead.isPresent()) {
            Drafts.waybill(turn, ahead.get().value());
        } else {
            Couriers.courierHome(turn);
        }
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
