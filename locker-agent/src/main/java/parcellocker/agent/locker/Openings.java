package parcellocker.agent.locker;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.contract.problem.Problem;

/**
 * The life of one opening: authorised, pulsed once, seen open or failed. A second pulse only if the bus gave no answer, a
 * later reading finds the door closed, at least a second has passed, and the commit is younger than five.
 */
final class Openings {
    /** A pulse is worth nothing later than this after its commit. */
    static final long PULSE_WITHIN_MILLIS = 5_000;
    /** A door may still answer a pulse so long. */
    private static final long LATE_MILLIS = 120_000;

    private static final long AGAIN_AFTER_MILLIS = 1_000;
    private static final int MOST_FAILURES = 3;

    private Openings() {}

    /** Whether some door is being opened or stands open for someone: one at a time. */
    static boolean isAnyPending(Book book) {
        return book.openings().values().stream()
                .anyMatch(opening -> opening.state().isPending());
    }

    /** Commits the authorisation and fires the lock. A first pulse comes from here and the two below alone. */
    static void authorise(Turn turn, Entry authorised, OpeningId id, CompartmentId where) {
        turn.visit(visit -> visit.awaiting(Optional.of(id)));
        authoriseUnseen(turn, authorised, id, where);
        if (turn.session().flights().has(id)) {
            Purpose purpose = turn.book().openings().get(id).purpose();
            Visits.show(turn, new Page.Opening(where, purpose, Frost.isStiff(turn.locker(), where)));
        }
    }

    /** The same for nobody at the screen: whoever stands there is not disturbed. */
    static void authoriseUnseen(Turn turn, Entry authorised, OpeningId id, CompartmentId where) {
        turn.book().openingOf(where).ifPresent(former -> land(turn, former.id()));
        turn.record(authorised);
        if (!turn.session().door(where).mayBeReleased()) {
            alreadyOpen(turn, id, where);
            return;
        }
        fire(turn, id, where);
    }

    /** The same where the technician sees that the door is shut: its contact may lie, and that is what they try to find out. */
    static void authoriseSaidShut(Turn turn, Entry authorised, OpeningId id, CompartmentId where) {
        turn.book().openingOf(where).ifPresent(former -> land(turn, former.id()));
        turn.record(authorised);
        fire(turn, id, where);
    }

    private static void fire(Turn turn, OpeningId id, CompartmentId where) {
        turn.record(new Step.FlightChanged(id, Optional.of(Flight.at(turn.uptime()))));
        turn.effect(
                new Effect.Pulse(id, where, turn.uptime() + PULSE_WITHIN_MILLIS, Frost.isStiff(turn.locker(), where)));
    }

    /** Who stands behind an open door, or since when, nobody knows: the visit ends, staff must look. */
    static void alreadyOpen(Turn turn, OpeningId id, CompartmentId where) {
        turn.record(new Entry.OpeningFailed(id, Entry.Failure.ALREADY_OPEN));
        turn.record(new Entry.CompartmentBlocked(where, BlockReason.ALREADY_OPEN));
        land(turn, id);
        if (turn.visit().awaits(id)) {
            Visits.end(turn, new Page.LeftOpen(where, Problem.DOOR_ALREADY_OPEN));
        }
    }

    static void reported(Turn turn, Input.PulseReport report) {
        Optional<Flight> flight = turn.session().flights().find(report.opening());
        Optional<Opening> opening = turn.book().openings().find(report.opening());
        if (flight.isEmpty() || opening.isEmpty()) {
            return;
        }
        boolean sent = report.outcome() != Input.PulseReport.Outcome.NOT_SENT;
        if (sent) {
            keep(turn, report.opening(), flight.get().reported(report.outcome(), report.at()));
        } else if (flight.get().pulses() > 1) {
            // The first went out unanswered; that is still all that is known.
            keep(
                    turn,
                    report.opening(),
                    flight.get()
                            .reported(
                                    Input.PulseReport.Outcome.UNANSWERED,
                                    flight.get().pulsedAt()));
        } else if (opening.get().state() == Opening.State.AUTHORISED) {
            fail(turn, opening.get(), Entry.Failure.NOT_SENT);
        }
    }

    /** A reading found the door of an authorised opening closed: perhaps once more. */
    static void stillClosed(Turn turn, Opening opening, Door door) {
        Optional<Flight> found = turn.session().flights().find(opening.id());
        if (found.isEmpty()) {
            return;
        }
        Flight flight = found.get();
        boolean busFailed = flight.outcome().equals(Optional.of(Input.PulseReport.Outcome.UNANSWERED));
        boolean inTime = turn.uptime() < flight.committedAt() + PULSE_WITHIN_MILLIS;
        if (busFailed
                && flight.pulses() == 1
                && inTime
                && !Modes.isIn(turn, Mode.MAINS_LOST)
                && door.isReadClosedSince(flight.pulsedAt() + AGAIN_AFTER_MILLIS)) {
            keep(turn, opening.id(), flight.pulsedAgain());
            turn.effect(new Effect.Pulse(
                    opening.id(),
                    opening.compartment(),
                    flight.committedAt() + PULSE_WITHIN_MILLIS,
                    Frost.isStiff(turn.locker(), opening.compartment())));
        }
    }

    /** Until when the door may still spring open from its pulse, which may have gone out unreported. */
    static long tooLateAt(Flight flight) {
        return Math.max(flight.pulsedAt(), flight.committedAt()) + LATE_MILLIS;
    }

    /** When the opening, still without an open door, has failed. */
    static long failsAt(Flight flight, Profile profile) {
        boolean reported = flight.pulsedAt() >= 0 && flight.outcome().isPresent();
        return (reported ? flight.pulsedAt() : flight.committedAt() + PULSE_WITHIN_MILLIS) + profile.openWaitMillis();
    }

    /** The time to open is over. */
    static void expired(Turn turn, Opening opening, Flight flight) {
        Door door = turn.session().door(opening.compartment());
        Doors.answered(turn, opening, flight, OptionalLong.empty());
        fail(turn, opening, failure(flight, door));
    }

    private static Entry.Failure failure(Flight flight, Door door) {
        boolean isClosed = door.isReadClosedSince(flight.pulsedAt() + 1);
        if (flight.outcome().isEmpty()) {
            return Entry.Failure.BUS_ERROR;
        }
        return switch (flight.outcome().get()) {
            case ANSWERED -> isClosed ? Entry.Failure.JAMMED : Entry.Failure.NO_FEEDBACK;
            // A board that answers no release shows only by a reading that it heard anything at all.
            case SENT -> isClosed ? Entry.Failure.JAMMED : unseen(door, flight);
            case UNANSWERED, NOT_SENT -> Entry.Failure.BUS_ERROR;
        };
    }

    /** Its board was read, and the contact stood at open as before: what is wrong is the contact. */
    private static Entry.Failure unseen(Door door, Flight flight) {
        boolean isRead = door.isReadSince(flight.pulsedAt() + 1);
        return isRead ? Entry.Failure.NO_FEEDBACK : Entry.Failure.BUS_ERROR;
    }

    private static void fail(Turn turn, Opening opening, Entry.Failure failure) {
        CompartmentId where = opening.compartment();
        turn.record(new Entry.OpeningFailed(opening.id(), failure));
        CompartmentState state = turn.book().compartments().get(where);
        if (state.failures() >= MOST_FAILURES && state.blocked().isEmpty()) {
            turn.record(new Entry.CompartmentBlocked(where, BlockReason.FAILED_THRICE));
        }
        // In a trial a door that moves later, or the wrong way round, is one that moved by itself.
        boolean isOver = !turn.book().openings().get(opening.id()).state().mayOpenLate() || Trials.isOne(turn, opening);
        if (isOver) {
            land(turn, opening.id());
        }
        if (turn.visit().awaits(opening.id())) {
            Visits.show(turn, failurePage(turn, opening, failure), Visits.SHORT_MILLIS);
        }
    }

    private static Page failurePage(Turn turn, Opening opening, Entry.Failure failure) {
        CompartmentId where = opening.compartment();
        boolean again = mayTryAgain(turn, opening);
        return switch (failure) {
            case JAMMED -> new Page.DidNotOpen(where, Problem.DOOR_NOT_OPENED, again);
            case BUS_ERROR -> new Page.DidNotOpen(where, Problem.BUS_ERROR, again);
            case NOT_SENT -> new Page.DidNotOpen(where, Problem.PULSE_NOT_SENT, again);
            case ALREADY_OPEN -> new Page.LeftOpen(where, Problem.DOOR_ALREADY_OPEN);
            case NO_FEEDBACK ->
                opening.purpose().isStaff()
                        ? new Page.DidNotOpen(where, Problem.NO_FEEDBACK, false)
                        : new Page.DidItOpen(where);
        };
    }

    private static boolean mayTryAgain(Turn turn, Opening opening) {
        return switch (opening.purpose()) {
            case PICKUP -> Pickups.mayTryAgain(turn, opening.delivery());
            case DEPOSIT -> turn.visit().draft().isPresent();
            case MAIL_IN, RECONSIDER -> MailIns.mayTryAgain(turn, opening.delivery());
            case CHECK, RECALL, REMOTE, AUDIT, COLLECTION, HAND_OVER -> false;
        };
    }

    static void keep(Turn turn, OpeningId id, Flight flight) {
        turn.record(new Step.FlightChanged(id, Optional.of(flight)));
    }

    /** Its door can tell nothing more. */
    static void land(Turn turn, OpeningId id) {
        if (turn.session().flights().has(id)) {
            turn.record(new Step.FlightChanged(id, Optional.empty()));
        }
    }
}
