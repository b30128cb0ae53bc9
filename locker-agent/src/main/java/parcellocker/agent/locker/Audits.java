package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/**
 * A technician looks into a compartment: an empty one, or an uncertain one that holds no delivery, in their own right; any
 * other with an operator's approval that names the delivery.
 */
final class Audits {
    private Audits() {}

    static void open(Turn turn, CompartmentId where) {
        if (!Technicians.mayAct(turn, where)) {
            return;
        }
        Optional<DeliveryId> parcel = parcelIn(turn.book(), where);
        turn.visit(visit -> visit.wanting(Optional.of(where)));
        if (parcel.isPresent()) {
            Visits.show(
                    turn,
                    new Page.ApprovalNeeded(where, parcel.get(), uncertainAfter(turn, where)),
                    turn.profile().idleMillis());
        } else {
            authorise(turn, where, Optional.empty());
        }
    }

    /** One after another, and only those of which nobody knows what is inside. */
    static void next(Turn turn) {
        Page page = turn.visit().page();
        Optional<CompartmentId> next = Optional.empty();
        if (page instanceof Page.Looked looked) {
            next = looked.next();
        } else if (page instanceof Page.ApprovalNeeded needed) {
            next = needed.next();
        } else if (page instanceof Page.TechnicianHome home) {
            next = first(home);
        }
        next.ifPresent(where -> open(turn, where));
    }

    private static Optional<CompartmentId> first(Page.TechnicianHome page) {
        return page.attention().stream()
                .filter(Page.Place::isUncertain)
                .map(Page.Place::compartment)
                .findFirst();
    }

    /** The next one in the cabinet's order, from the end to the beginning; never the same again. */
    private static Optional<CompartmentId> uncertainAfter(Turn turn, CompartmentId where) {
        List<CompartmentId> ids = turn.setup().cabinet().ids();
        int at = ids.indexOf(where);
        return Stream.concat(ids.subList(at + 1, ids.size()).stream(), ids.subList(0, at).stream())
                .filter(id -> turn.book().custody(id) instanceof Custody.Uncertain)
                .findFirst();
    }

    /** The delivery that is, or may be, inside: somebody's parcel as long as nobody has collected it. */
    static Optional<DeliveryId> parcelIn(Book book, CompartmentId where) {
        return switch (book.custody(where)) {
            case Custody.Uncertain uncertain -> uncertain.possiblyInside();
            case Custody.Empty ignored -> Optional.empty();
            case Custody.Reserved c -> Optional.of(c.delivery());
            case Custody.Loading c -> Optional.of(c.delivery());
            case Custody.Occupied c -> Optional.of(c.delivery());
            case Custody.Unloading c -> Optional.of(c.delivery());
        };
    }

    /** An operator's approval was scanned. It opens only what the technician has asked for. */
    static void approvalShown(Turn turn, Token token) {
        Optional<CompartmentId> wanted = turn.visit().errand().wanted();
        if (!Technicians.isHere(turn) || wanted.isEmpty()) {
            Visits.refuse(turn, Problem.APPROVAL_WRONG, 0, "");
            return;
        }
        CompartmentId where = wanted.get();
        Optional<Problem> refused = Couriers.outOfTime(turn, token, Couriers.SHIFT_SECONDS);
        boolean named = parcelIn(turn.book(), where)
                .filter(delivery -> delivery.value().equals(token.subject()))
                .isPresent();
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, "");
        } else if (!named || turn.book().commands().isApprovalUsedUp(token.id())) {
            Visits.refuse(turn, Problem.APPROVAL_WRONG, 0, "");
        } else {
            authorise(turn, where, Optional.of(new Approval(token.id(), token.signer())));
        }
    }

    private static void authorise(Turn turn, CompartmentId where, Optional<Approval> approval) {
        if (Modes.isRefused(turn, Action.AUDIT)) {
            return;
        }
        if (Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, Problem.BUSY, 0, "");
            return;
        }
        OpeningId id = turn.now().newOpening();
        Entry authorised = new Entry.AuditAuthorised(
                id,
                where,
                turn.book().custody(where).about(),
                turn.visit().technician().orElseThrow(),
                approval);
        Openings.authorise(turn, authorised, id, where);
    }

    static Page openPage(Turn turn, Opening opening, Said said) {
        return new Page.SayWhatIsInside(opening.compartment(), said);
    }

    /** What the technician said counts if the door was open long enough to see. */
    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        boolean longEnough = openMillis >= turn.profile().leastOpenMillis();
        Entry.AuditVerdict verdict = Trials.isOne(turn, opening)
                ? Trials.verdict(turn, opening, longEnough)
                : verdict(flight.said(), longEnough);
        deliveriesOf(turn, opening.compartment(), verdict);
        turn.record(new Entry.AuditClosed(opening.id(), openMillis, verdict));
        Trials.closed(turn, opening, verdict);
        if (turn.visit().awaits(opening.id())) {
            boolean found = turn.book().custody(opening.compartment()) instanceof Custody.Occupied;
            Optional<Boolean> inside = switch (verdict) {
                case EMPTY -> Optional.of(false);
                // Something that is nobody's delivery: what it is, nobody knows.
                case INSIDE -> found ? Optional.of(true) : Optional.empty();
                case UNSURE -> Optional.empty();
            };
            Page looked = new Page.Looked(opening.compartment(), inside, uncertainAfter(turn, opening.compartment()));
            Visits.show(turn, looked, Visits.SHORT_MILLIS);
        }
    }

    private static Entry.AuditVerdict verdict(Said said, boolean longEnough) {
        return switch (said) {
            case EMPTY -> longEnough ? Entry.AuditVerdict.EMPTY : Entry.AuditVerdict.UNSURE;
            case INSIDE -> longEnough ? Entry.AuditVerdict.INSIDE : Entry.AuditVerdict.UNSURE;
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    PUT_BACK,
                    NOT_MINE,
                    HANDED_OVER -> Entry.AuditVerdict.UNSURE;
        };
    }

    /** A compartment found empty keeps no grace period running: what is put in next is another's. */
    private static void deliveriesOf(Turn turn, CompartmentId where, Entry.AuditVerdict verdict) {
        if (verdict != Entry.AuditVerdict.EMPTY) {
            return;
        }
        for (Delivery delivery : turn.book().deliveries().values()) {
            if (delivery.compartment().equals(where)) {
                Pickups.forgetGrace(turn, delivery.id());
            }
        }
    }
}
