package parcellocker.agent.locker;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.contract.problem.Problem;

/** What a door's contact means: an opening answered, an opening over, or a door that nobody was allowed to open. */
final class Doors {
    /** A door that was read closed so shortly before its opening was not opened by anything else. */
    private static final long UNSEEN_MILLIS = 2_000;

    private Doors() {}

    static void seen(Turn turn, Input.DoorSeen seen) {
        CompartmentId where = seen.compartment();
        if (!turn.book().compartments().has(where)) {
            return;
        }
        Door before = turn.session().door(where);
        Door door = new Door(seen.level(), seen.openedAt(), seen.closedAt(), seen.readAt());
        turn.record(new Step.DoorChanged(where, door));
        bounced(turn, where, seen.bounces());
        if (door.openedAt() > before.openedAt()) {
            openEdge(turn, where, door.openedAt(), before);
        } else if (before.level() == Level.UNKNOWN && door.level() == Level.OPEN) {
            foundOpen(turn, where);
        }
        if (door.level() == Level.CLOSED) {
            turn.book().openingOf(where).ifPresent(opening -> closed(turn, opening, door));
        }
    }

    private static void bounced(Turn turn, CompartmentId where, long counted) {
        DoorHealth health = turn.session().health(where);
        if (counted > health.bouncesRead()) {
            turn.record(new Step.HealthChanged(where, health.bounced(counted)));
        }
    }

    /** An edge that happened unseen is dated by the reading that shows it: it may be as old as the reading before. */
    private static void openEdge(Turn turn, CompartmentId where, long at, Door before) {
        Optional<Opening> opening = turn.book().openingOf(where);
        Optional<Flight> flight =
                opening.flatMap(known -> turn.session().flights().find(known.id()));
        boolean expected = opening.isPresent()
                && flight.isPresent()
                && at >= flight.get().committedAt()
                && isAnswer(opening.get().state(), flight.get(), at);
        if (expected && isSeen(before, flight.get())) {
            opened(turn, opening.get(), flight.get(), at);
        } else if (expected) {
            foundOpen(turn, where);
        } else if (opening.isEmpty() || opening.get().state() != Opening.State.OPEN) {
            forced(turn, where);
        }
    }

    private static boolean isSeen(Door before, Flight flight) {
        return before.level() != Level.UNKNOWN || before.readAt() >= flight.committedAt() - UNSEEN_MILLIS;
    }

    private static boolean isAnswer(Opening.State state, Flight flight, long at) {
        return state == Opening.State.AUTHORISED || (state.mayOpenLate() && at <= Openings.tooLateAt(flight));
    }

    private static void opened(Turn turn, Opening opening, Flight flight, long at) {
        long since = flight.pulsedAt() >= 0 ? flight.pulsedAt() : flight.committedAt();
        boolean stillWanted = isStillWanted(turn, opening);
        long afterMillis = Math.max(0, at - since);
        turn.record(new Entry.DoorOpened(opening.id(), afterMillis));
        answered(turn, opening, flight, OptionalLong.of(afterMillis));
        boolean attended = turn.visit().awaits(opening.id());
        Openings.keep(turn, opening.id(), flight.opened(at, attended));
        if (!attended) {
            return;
        }
        if (stillWanted) {
            Visits.show(turn, openPage(turn, opening, flight.said()));
        } else {
            Visits.show(turn, new Page.LeftOpen(opening.compartment(), Problem.DEPOSIT_UNCERTAIN));
        }
    }

    /** What the door's answer tells of its health; a door that opens late was told of as one that stayed shut. */
    static void answered(Turn turn, Opening opening, Flight flight, OptionalLong openMillis) {
        CompartmentId where = opening.compartment();
        if (opening.state() == Opening.State.AUTHORISED) {
            Session now = turn.session();
            DoorHealth.Answer answer = new DoorHealth.Answer(
                    openMillis, flight.pulses(), 0, now.sensed().milliCelsius());
            turn.record(new Step.HealthChanged(where, now.health(where).after(answer)));
        }
    }

    /** An opening by staff is about no delivery, and wanted until it is over. */
    static boolean isStillWanted(Turn turn, Opening opening) {
        return turn.book().stays().isAbout(opening);
    }

    /** The page of an open door. */
    static Page openPage(Turn turn, Opening opening, Said said) {
        CompartmentId where = opening.compartment();
        return switch (opening.purpose()) {
            case PICKUP -> Pickups.openPage(turn, opening, said);
            case DEPOSIT ->
                new Page.PutParcelIn(
                        where,
                        Deposits.waybill(turn, opening),
                        said,
                        turn.visit().draft().flatMap(Draft::ahead));
            case CHECK -> new Page.LookInside(where, Deposits.waybill(turn, opening), said);
            case RECALL -> new Page.TakeOut(where);
            case REMOTE -> new Page.OpenedRemotely(where);
            case AUDIT -> Audits.openPage(turn, opening, said);
            case HAND_OVER -> new Page.HandOver(where, said);
            case MAIL_IN ->
                new Page.PutMailIn(where, MailIns.order(turn, opening).order(), said);
            case RECONSIDER ->
                new Page.LookInside(where, MailIns.order(turn, opening).order(), said);
            case COLLECTION ->
                new Page.TakeMailIn(where, MailIns.order(turn, opening).order(), said);
        };
    }

    /** Open after no reading: nobody saw it move, so it may have stood open before any pulse. */
    private static void foundOpen(Turn turn, CompartmentId where) {
        Optional<Opening> opening = turn.book().openingOf(where);
        if (opening.isPresent() && opening.get().state() == Opening.State.AUTHORISED) {
            Openings.alreadyOpen(turn, opening.get().id(), where);
        } else if (!isKnownOpen(turn.book(), where)) {
            forced(turn, where);
        }
    }

    private static boolean isKnownOpen(Book book, CompartmentId where) {
        return book.custody(where) instanceof Custody.Uncertain
                || book.openingOf(where)
                        .filter(opening -> opening.state() == Opening.State.OPEN)
                        .isPresent();
    }

    private static void forced(Turn turn, CompartmentId where) {
        turn.record(new Entry.DoorForced(where));
    }

    private static void closed(Turn turn, Opening opening, Door door) {
        switch (opening.state()) {
            case OPEN -> shut(turn, opening, door);
            case AUTHORISED -> Openings.stillClosed(turn, opening, door);
            case LEFT_OPEN, ALREADY_OPEN -> late(turn, opening, door);
            case CLOSED, JAMMED, BUS_ERROR, NOT_SENT, NO_FEEDBACK, UNKNOWN -> {}
        }
    }

    private static void shut(Turn turn, Opening opening, Door door) {
        Optional<Flight> found = turn.session().flights().find(opening.id());
        if (found.isEmpty() || door.closedAt() < found.get().openedAt()) {
            return;
        }
        Flight flight = found.get();
        long openMillis = door.closedAt() - flight.openedAt();
        Openings.land(turn, opening.id());
        if (!isStillWanted(turn, opening)) {
            late(turn, opening, door);
            return;
        }
        switch (opening.purpose()) {
            case DEPOSIT -> Deposits.closed(turn, opening, flight, openMillis);
            case CHECK -> Checks.closed(turn, opening, flight, openMillis);
            case PICKUP -> Pickups.closed(turn, opening, flight, openMillis);
            case RECALL -> Recalls.closed(turn, opening, flight, openMillis);
            case REMOTE -> Commands.closed(turn, opening, openMillis);
            case AUDIT -> Audits.closed(turn, opening, flight, openMillis);
            case HAND_OVER -> Caretakers.closed(turn, opening, flight, openMillis);
            case MAIL_IN, RECONSIDER -> MailIns.closed(turn, opening, flight, openMillis);
            case COLLECTION -> Collecting.closed(turn, opening, flight, openMillis);
        }
    }

    private static void late(Turn turn, Opening opening, Door door) {
        turn.record(new Entry.DoorClosedLate(opening.id(), door.isClosedAgain() ? door.openMillis() : 0));
        if (turn.visit().awaits(opening.id())) {
            Visits.home(turn);
        }
    }

    /** The door has stood open too long; the visit is over, the compartment is nobody's. */
    static void leftOpen(Turn turn, Opening opening, Flight flight) {
        Optional<Delivery> delivery = turn.book().deliveries().find(opening.delivery());
        boolean before = delivery.filter(known -> known.state() == Delivery.State.COLLECTED)
                .isPresent();
        Optional<Claim> claim = opening.purpose() == Purpose.PICKUP ? Claims.of(flight.said()) : Optional.empty();
        claim.ifPresent(made -> Claims.leftOpen(turn, opening, made));
        boolean collected = opening.purpose() == Purpose.PICKUP
                && delivery.isPresent()
                && claim.isEmpty()
                && (before || (flight.attended() && flight.said() != Said.PUT_BACK));
        turn.record(new Entry.DoorLeftOpen(opening.id(), collected));
        turn.record(new Entry.CompartmentBlocked(opening.compartment(), BlockReason.LEFT_OPEN));
        Openings.land(turn, opening.id());
        Pickups.forgetGrace(turn, opening.delivery());
        if (turn.visit().awaits(opening.id())) {
            Visits.end(turn, new Page.LeftOpen(opening.compartment(), Problem.DOOR_LEFT_OPEN));
        }
    }
}
