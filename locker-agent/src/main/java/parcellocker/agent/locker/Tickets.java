package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Plea;
import parcellocker.agent.delivery.Role;
import parcellocker.contract.problem.Problem;

/**
 * Help, from every screen: a number that is on disk before it is shown and reaches the city whenever the line does. Who asks at an
 * open door finds that door again behind the help.
 */
final class Tickets {
    private Tickets() {}

    static void help(Turn turn) {
        Page from = turn.visit().page();
        boolean asked = from instanceof Page.Help || from instanceof Page.Ticket;
        if (asked || isLockFiring(turn)) {
            return;
        }
        show(turn, new Page.Help(wayBack(turn, from), Claims.isOffered(turn, from), door(turn)));
    }

    /** A refusal would be old news: behind it is the start, where a code that was lost or fits nothing is asked for anew. */
    private static Page wayBack(Turn turn, Page from) {
        return from instanceof Page.Refusal && Visits.isOpenToAll(turn) ? new Page.Home() : from;
    }

    /** The ticket for a concern that is not one of the claims: those need an opened compartment. */
    static void asked(Turn turn, Concern concern) {
        if (!(turn.visit().page() instanceof Page.Help help)) {
            return;
        }
        switch (concern) {
            case DOOR, SCREEN, OTHER -> write(turn, concern, help);
            case BOX_EMPTY, NOT_MINE, CODE_LOST -> {}
        }
    }

    private static void write(Turn turn, Concern concern, Page.Help help) {
        Optional<Delivery> shutOut = concern == Concern.DOOR ? shutOut(turn) : Optional.empty();
        if (shutOut.isPresent()) {
            String ticket = plea(turn, shutOut.get(), help.door());
            show(turn, new Page.Ticket(ticket, concern, turn.setup().locker(), help.from(), isAnyCaretaker(turn)));
            return;
        }
        long wait = turn.book().budgets().tickets().waitMillis(turn.age());
        if (wait > 0 && Visits.isAtADoor(turn)) {
            back(turn, help.from());
        } else if (wait > 0) {
            Visits.refuse(turn, Problem.TICKETS_SPENT, wait, "");
        } else {
            String ticket = opened(turn, concern, turn.visit().pickup().map(Visit.Shows::delivery), help.door());
            show(turn, page(turn, ticket, concern, help.from()));
        }
    }

    /**
     * The delivery whose recipient stands here, a good credential of it shown in this very visit, and did not get its door to open.
     * Who has signed in to work stands here for themselves, whoever was here before.
     */
    private static Optional<Delivery> shutOut(Turn turn) {
        boolean mayHelp = turn.profile().caretaking().mostPerDay() > 0
                && turn.visit().worker().isEmpty();
        return turn.visit()
                .pickup()
                .filter(shows -> mayHelp)
                .flatMap(shows -> turn.book()
                        .deliveries()
                        .find(shows.delivery())
                        .filter(delivery -> delivery.access().isShutOut(shows.credential(), turn.age())));
    }

    private static boolean isAnyCaretaker(Turn turn) {
        return turn.book().couriers().values().stream()
                .anyMatch(known -> known.active() && known.role() == Role.CARETAKER);
    }

    /** The ticket with which a caretaker may open: the one that is good already, or a new one. It uses up no budget. */
    private static String plea(Turn turn, Delivery delivery, Optional<CompartmentId> door) {
        Optional<String> good = delivery.access()
                .plea()
                .filter(known -> turn.age() < known.untilAge())
                .map(Plea::ticket);
        if (good.isPresent()) {
            return good.get();
        }
        String ticket = turn.now().newTicket();
        turn.record(new Entry.TicketOpened(
                ticket,
                Concern.DOOR,
                Optional.of(delivery.id()),
                door,
                Optional.of(turn.profile().caretaking().ticketMillis())));
        return ticket;
    }

    /** Writes a ticket that opens nothing; its number. */
    static String opened(
            Turn turn, Concern concern, Optional<DeliveryId> delivery, Optional<CompartmentId> compartment) {
        String ticket = turn.now().newTicket();
        turn.record(new Entry.TicketOpened(ticket, concern, delivery, compartment));
        return ticket;
    }

    static Page.Ticket page(Turn turn, String ticket, Concern concern, Page from) {
        return new Page.Ticket(ticket, concern, turn.setup().locker(), from);
    }

    /** Shows a page before an open door, which it must not outlast, or for as long as any other. */
    static void show(Turn turn, Page page) {
        if (Visits.isAtADoor(turn)) {
            Visits.show(turn, page);
        } else {
            Visits.show(turn, page, turn.profile().idleMillis());
        }
    }

    /** Leads back from help; false if it is not shown. */
    static boolean isBack(Turn turn) {
        Page page = turn.visit().page();
        if (page instanceof Page.Help help) {
            back(turn, help.from());
        } else if (page instanceof Page.Ticket ticket) {
            back(turn, ticket.from());
        } else {
            return false;
        }
        return true;
    }

    /** To the open door as it stands, to a worker's own page as it is by now, or to what was there before. */
    private static void back(Turn turn, Page from) {
        Optional<Opening> open = turn.visit()
                .opening()
                .flatMap(id -> turn.book().openings().find(id))
                .filter(opening -> opening.state() == Opening.State.OPEN);
        if (open.isPresent()) {
            Said said = turn.session()
                    .flights()
                    .find(open.get().id())
                    .map(Flight::said)
                    .orElse(Said.NOTHING);
            Visits.show(turn, Doors.openPage(turn, open.get(), said));
        } else if (from instanceof Page.Receipt receipt && Receipts.isStillTrue(turn, receipt)) {
            show(turn, Receipts.asItIsNow(turn, receipt));
        } else if (isStillTrue(turn, from)) {
            show(turn, from);
        } else if (turn.visit().worker().isPresent()) {
            Couriers.atWork(turn);
        } else {
            Visits.start(turn);
        }
    }

    /** Whether that page asks for something, or tells what nothing can have changed meanwhile; all others would be old news. */
    private static boolean isStillTrue(Turn turn, Page from) {
        boolean asks = from instanceof Page.CourierSignIn
                || from instanceof Page.CallHelpDesk
                || from instanceof Page.AttestConsent
                || from instanceof Page.ChooseSize
                || from instanceof Page.Inspect
                || from instanceof Page.ApprovalNeeded
                || from instanceof Page.LostCode
                || from instanceof Page.PhoneTail
                || from instanceof Page.PrepareMailIn
                || from instanceof Page.LeaveLonger
                || from instanceof Page.DidNotOpen;
        return asks || Claims.isOffered(turn, from);
    }

    private static boolean isLockFiring(Turn turn) {
        return turn.visit().page() instanceof Page.Opening && Visits.isAtADoor(turn);
    }

    /** The door this visit is, or was last, about. */
    private static Optional<CompartmentId> door(Turn turn) {
        return turn.visit()
                .opening()
                .flatMap(id -> turn.book().openings().find(id))
                .map(Opening::compartment);
    }
}
