package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** Openings ordered from afar: the checks in their fixed order, one entry for each genuine command, and never a second pulse. */
final class Commands {
    /** A locker's clock and an operator's may differ by so much. */
    private static final long SKEW_SECONDS = 120;

    private Commands() {}

    static void taken(Turn turn, Input.Commanded commanded) {
        Command command = commanded.command();
        if (turn.book().commands().knows(command.id())) {
            return; // Its answer is in the journal, and stays the same.
        }
        Optional<Problem> foreign = foreign(turn, commanded);
        if (foreign.isPresent()) {
            refuse(turn, command, foreign.get(), Optional.empty());
            return;
        }
        Optional<Problem> refused = refusal(turn, command);
        if (refused.isPresent()) {
            refuse(turn, command, refused.get(), Optional.of(command.counter()));
        } else {
            open(turn, command);
        }
    }

    /** Not meant for here and now, or used up: it must not move its key's counter. */
    private static Optional<Problem> foreign(Turn turn, Input.Commanded commanded) {
        Command command = commanded.command();
        if (!command.locker().equals(turn.setup().locker())) {
            return Optional.of(Problem.COMMAND_FOREIGN);
        }
        if (!command.session().equals(commanded.session())) {
            return Optional.of(Problem.COMMAND_STALE);
        }
        if (isExpired(turn, commanded)) {
            return Optional.of(Problem.COMMAND_EXPIRED);
        }
        boolean usedUp = turn.book().commands().isUsedUp(command.operator(), command.counter());
        return usedUp ? Optional.of(Problem.COMMAND_REPLAYED) : Optional.empty();
    }

    /** By the time it waited here, whatever the clocks say; and by the wall clock, if that is to be believed. */
    private static boolean isExpired(Turn turn, Input.Commanded commanded) {
        Command command = commanded.command();
        long lifetime = command.lifetimeSeconds();
        boolean tooLong = lifetime <= 0 || lifetime > Command.MOST_SECONDS;
        if (tooLong || turn.uptime() - commanded.receivedAt() > lifetime * 1000) {
            return true;
        }
        Stamp stamp = turn.locker().stamp(turn.now());
        long now = stamp.wallMillis() / 1000;
        return switch (stamp.quality()) {
            case SUSPECT -> false;
            case TRUSTED, HOLDOVER -> now > command.expiresAt() || command.expiresAt() > now + SKEW_SECONDS;
        };
    }

    private static Optional<Problem> refusal(Turn turn, Command command) {
        Optional<Problem> closed = Modes.refusal(turn, Action.COMMAND);
        if (closed.isPresent()) {
            return closed;
        }
        if (!turn.book().commands().mayOpen(turn.age())) {
            return Optional.of(Problem.COMMAND_CAPPED);
        }
        if (!turn.book().compartments().has(command.compartment())) {
            return Optional.of(Problem.COMPARTMENT_UNKNOWN);
        }
        if (Openings.isAnyPending(turn.book())) {
            return Optional.of(Problem.COMPARTMENT_BUSY);
        }
        boolean empty = turn.book().custody(command.compartment()) instanceof Custody.Empty;
        return empty || command.isApproved() ? Optional.empty() : Optional.of(Problem.APPROVAL_MISSING);
    }

    private static void refuse(Turn turn, Command command, Problem why, Optional<Long> counter) {
        if (turn.book().commands().mayNoteRefusal(turn.age())) {
            turn.record(new Entry.CommandRefused(command.id(), command.operator(), counter, why));
        }
    }

    /** The screen says so if nobody uses it; a visit under way is not disturbed. */
    private static void open(Turn turn, Command command) {
        OpeningId id = turn.now().newOpening();
        CompartmentId where = command.compartment();
        Optional<DeliveryId> inside = turn.book().custody(where).about();
        Entry authorised = new Entry.CommandAuthorised(
                id,
                command.id(),
                command.operator(),
                command.counter(),
                where,
                inside,
                command.why(),
                command.approvers());
        if (turn.visit().page() instanceof Page.Home) {
            Openings.authorise(turn, authorised, id, where);
        } else {
            Openings.authoriseUnseen(turn, authorised, id, where);
        }
    }

    /** Shut again. Who stood there, and what they took or left, nobody saw. */
    static void closed(Turn turn, Opening opening, long openMillis) {
        turn.record(new Entry.RemoteClosed(opening.id(), openMillis));
        if (turn.visit().awaits(opening.id())) {
            Visits.home(turn);
        }
    }
}
