package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;

/**
 * "It is empty", "it is not mine". Nobody can prove it and nobody needs to: the parcel counts as not collected, the compartment as
 * uncertain, and a ticket says so to the city. Who says "empty" with the door open keeps their code, for a small parcel lies far
 * back; all other claims put every credential to rest until the courier of this parcel or a technician has looked: what
 * lies there may be another's, and a completed pickup must not be had twice.
 */
final class Claims {
    private Claims() {}

    static void made(Turn turn, Claim claim) {
        if (Visits.isAtADoor(turn)) {
            Visits.say(turn, Purpose.PICKUP, claim.said(), Optional.empty());
        } else {
            collected(turn).filter(known -> isHere(turn)).ifPresent(delivery -> afterwards(turn, delivery, claim));
        }
    }

    /** Said right after the door was shut. */
    private static void afterwards(Turn turn, Delivery delivery, Claim claim) {
        turn.visit(visit -> visit.goingOnTo(List.of()));
        String ticket =
                Tickets.opened(turn, claim.concern(), Optional.of(delivery.id()), Optional.of(delivery.compartment()));
        turn.record(new Entry.PickupDisputed(delivery.id(), delivery.compartment()));
        Pickups.forgetGrace(turn, delivery.id());
        Page.Ticket page = Tickets.page(turn, ticket, claim.concern(), new Page.Home());
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    /** The claim that a verdict repeats. */
    static Optional<Claim> of(Entry.PickupVerdict verdict) {
        return switch (verdict) {
            case SAID_EMPTY -> Optional.of(Claim.BOX_EMPTY);
            case NOT_MINE -> Optional.of(Claim.NOT_MINE);
            case COLLECTED, REOPENED, TOO_SHORT, UNATTENDED, PUT_BACK -> Optional.empty();
        };
    }

    /** What was said with the door open, if it is a claim. */
    static Optional<Claim> of(Said said) {
        return switch (said) {
            case EMPTY -> Optional.of(Claim.BOX_EMPTY);
            case NOT_MINE -> Optional.of(Claim.NOT_MINE);
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    INSIDE,
                    PUT_BACK,
                    HANDED_OVER -> Optional.empty();
        };
    }

    /** The ticket of a claim made at a door that is shut now, or was left open. */
    static Page written(Turn turn, Opening opening, Claim claim) {
        String ticket = Tickets.opened(
                turn, claim.concern(), Optional.of(opening.delivery()), Optional.of(opening.compartment()));
        return Tickets.page(turn, ticket, claim.concern(), new Page.Home());
    }

    /** The claim of somebody who walked away from the open door is still theirs; what they collected before, they dispute. */
    static void leftOpen(Turn turn, Opening opening, Claim claim) {
        Tickets.opened(turn, claim.concern(), Optional.of(opening.delivery()), Optional.of(opening.compartment()));
        boolean mustRest = claim == Claim.NOT_MINE
                || turn.book().deliveries().get(opening.delivery()).state() == Delivery.State.COLLECTED;
        if (mustRest) {
            turn.record(new Entry.PickupDisputed(opening.delivery(), opening.compartment()));
        }
    }

    /** Whether the help behind that page offers the claims: what was collected a moment ago. */
    static boolean isOffered(Turn turn, Page from) {
        return from instanceof Page.PickedUp && collected(turn).isPresent();
    }

    private static boolean isHere(Turn turn) {
        Page page = turn.visit().page();
        return page instanceof Page.PickedUp || (page instanceof Page.Help help && help.claims());
    }

    private static Optional<Delivery> collected(Turn turn) {
        return turn.visit()
                .pickup()
                .flatMap(shows -> turn.book().deliveries().find(shows.delivery()))
                .filter(delivery -> delivery.access().state() == Access.State.GRACE);
    }
}
