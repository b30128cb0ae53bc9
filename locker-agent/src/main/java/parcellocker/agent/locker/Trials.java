package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.contract.problem.Problem;

/**
 * Openings by the technician's command line, which tries locks and contacts while a technician stands before the doors and the
 * agent does not run. Only compartments that the book calls EMPTY. If a crossed wire moved another door, that one is UNCERTAIN by
 * the same rules as any forced door; the tool may still open it, for it was empty a moment ago, before the technician's eyes.
 */
final class Trials {
    private static final String TOOL = "tool-";

    private Trials() {}

    /**
     * What a tool may open in the life of this process.
     *
     * @param compartments those, and whether the book called them EMPTY when the tool began
     */
    record Allowed(Optional<CourierId> tool, Rows<CompartmentId, Boolean> compartments) {
        static final Allowed NONE = new Allowed(Optional.empty(), Rows.none());
    }

    /** Whether this is the name of a tool, in place of a technician's. */
    static boolean isTool(CourierId id) {
        return id.value().startsWith(TOOL);
    }

    static void begun(Turn turn, Input.TrialsBegun begun) {
        Rows<CompartmentId, Boolean> allowed = Rows.none();
        for (CompartmentId where : turn.setup().cabinet().ids()) {
            if (turn.book().compartments().has(where) && mayBeTried(turn.book(), where)) {
                allowed = allowed.with(where, turn.book().custody(where) instanceof Custody.Empty);
            }
        }
        turn.record(new Step.TrialsAllowed(new Allowed(Optional.of(begun.tool()), allowed)));
    }

    /** Uncertainty that an earlier trial left is a trial's to end; so is all of it in a cabinet that never was live. */
    private static boolean mayBeTried(Book book, CompartmentId where) {
        Custody custody = book.custody(where);
        return custody instanceof Custody.Empty
                || (isWithoutParcel(custody) && (neverWasLive(book) || isLeftByATool(book, where)));
    }

    private static boolean isWithoutParcel(Custody custody) {
        return custody instanceof Custody.Uncertain && custody.about().isEmpty();
    }

    private static boolean neverWasLive(Book book) {
        return book.deliveries().asMap().isEmpty()
                && book.mailIns().asMap().isEmpty()
                && book.announcements().asMap().isEmpty()
                && book.openings().values().stream().allMatch(Trials::isByATool);
    }

    private static boolean isLeftByATool(Book book, CompartmentId where) {
        return book.openingOf(where).filter(Trials::isByATool).isPresent();
    }

    private static boolean isByATool(Opening opening) {
        return opening.courier().filter(Trials::isTool).isPresent();
    }

    static Optional<Problem> refusal(Locker locker, CompartmentId where, Moment now) {
        Optional<Problem> closed = Modes.refusal(locker, Action.AUDIT, now);
        if (closed.isPresent()) {
            return closed;
        }
        if (locker.session().trials().tool().isEmpty()) {
            return Optional.of(Problem.TRIAL_NOT_BEGUN);
        }
        if (!locker.book().compartments().has(where)) {
            return Optional.of(Problem.COMPARTMENT_UNKNOWN);
        }
        Custody custody = locker.book().custody(where);
        boolean isFree = custody instanceof Custody.Empty || isWithoutParcel(custody);
        if (!isFree || !locker.session().trials().compartments().has(where)) {
            return Optional.of(Problem.TRIAL_NOT_EMPTY);
        }
        return Openings.isAnyPending(locker.book()) ? Optional.of(Problem.COMPARTMENT_BUSY) : Optional.empty();
    }

    static void wanted(Turn turn, Input.TrialWanted wanted) {
        CompartmentId where = wanted.compartment();
        if (refusal(turn.locker(), where, turn.now()).isPresent()) {
            return;
        }
        OpeningId id = turn.now().newOpening();
        CourierId tool = turn.session().trials().tool().orElseThrow();
        Entry authorised = new Entry.AuditAuthorised(id, where, Optional.empty(), tool, Optional.empty());
        if (wanted.saidShut()) {
            Openings.authoriseSaidShut(turn, authorised, id, where);
        } else {
            Openings.authoriseUnseen(turn, authorised, id, where);
        }
    }

    static boolean isOne(Turn turn, Opening opening) {
        return opening.courier().isPresent()
                && opening.courier().equals(turn.session().trials().tool());
    }

    /** The technician sees to it that nothing is put in; what was uncertain before must have been open long enough to look. */
    static Entry.AuditVerdict verdict(Turn turn, Opening opening, boolean longEnough) {
        boolean wasEmpty = turn.session()
                .trials()
                .compartments()
                .find(opening.compartment())
                .orElse(false);
        return wasEmpty || longEnough ? Entry.AuditVerdict.EMPTY : Entry.AuditVerdict.UNSURE;
    }

    /** A door that opened and shut again as it should is no longer out of service because it did not, or stood open. */
    static void closed(Turn turn, Opening opening, Entry.AuditVerdict verdict) {
        CompartmentId where = opening.compartment();
        boolean isMended = turn.book()
                .compartments()
                .get(where)
                .blocked()
                .filter(Trials::isAboutTheDoor)
                .isPresent();
        if (isOne(turn, opening) && verdict == Entry.AuditVerdict.EMPTY && isMended) {
            turn.record(new Entry.ServiceChanged(where, opening.courier().orElseThrow(), true, "tried"));
        }
    }

    private static boolean isAboutTheDoor(BlockReason reason) {
        return switch (reason) {
            case FAILED_THRICE, LEFT_OPEN, ALREADY_OPEN -> true;
            case BROKEN, DIRTY, STAFF -> false;
        };
    }
}
