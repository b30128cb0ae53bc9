package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.contract.problem.Problem;

/**
 * The way out for a recipient whose door does not open: somebody of the place opens exactly that compartment, offline too.
 *
 * <p><b>Whose ticket counts.</b> Whoever reads a number out could be anybody, and the caretaker is not asked to tell. So the ticket
 * alone must not open: it does only if who asked for it had, in that same visit, shown a credential that is good for the delivery,
 * and an opening by credential of this delivery within the day had not brought it out ({@link Tickets}). A caretaker and a stranger
 * get nothing together that the stranger could not get alone at a door that works. "I have lost my code" is no such proof: the
 * ends of a waybill and a phone are what the parcel's own label says, so that ticket brings a new code to the phone that is known,
 * and opens nothing. Nor does a ticket about a compartment that did open ("empty", "not mine"), nor one that names no
 * delivery. What is left: who walks away from a stuck door leaves the page standing until it goes home by itself, at most a minute,
 * and a caretaker may be told a number and come back later. Therefore the recipient is told of the opening at once, and the city
 * has the caretaker's name.
 *
 * <p><b>Once.</b> The right is used up when the opening is authorised, whatever the door does then: who stays shut out asks
 * for a new ticket with the credential in hand. It also ends with its time, when a new code is drawn or any token of the delivery is taken back,
 * and when the delivery is collected, put back, disputed or taken out. The same delivery has one at a time.
 *
 * <p><b>Two factors.</b> Badge and PIN of the roster, under the same budget as all PINs; there is no token for this role, for
 * whoever has it in hand could be anyone. The door that it opened ends a sign-in. Three wrong numbers within an hour rest the
 * field for an hour, for everybody, and one caretaker opens so many a day as the profile says. A wrong number is never written down: it may be
 * somebody's pickup code, which has eight digits too.
 *
 * <p><b>Afterwards.</b> Nobody's word moves custody: the compartment is UNCERTAIN from the moment its door opens, the
 * delivery is not collected, its credentials stay good. The recipient who then uses theirs ends it, or a technician who looks.
 * The city is told what the caretaker said, and keeps it as what it is.
 *
 * <p><b>Modes</b> only take this right away ({@link Action#HAND_OVER}): also where a recipient's stays, while the hatch is open, for
 * whoever can reach the wires can keep a door from opening, and after crashes.
 */
final class Caretakers {
    private Caretakers() {}

    static void home(Turn turn) {
        turn.visit(visit -> visit.awaiting(Optional.empty()));
        Visits.show(turn, new Page.CaretakerHome(), turn.profile().idleMillis());
    }

    static boolean isHere(Turn turn) {
        return turn.visit().caretaker().isPresent();
    }

    /** The code beside a ticket's number was held before the scanner. */
    static void scanned(Turn turn, String text) {
        Optional<TicketCode> code = TicketCode.read(text);
        if (code.isEmpty()) {
            Visits.refuse(turn, Problem.TOKEN_UNREADABLE, 0, "");
        } else if (!code.get().locker().equals(turn.setup().locker())) {
            Visits.refuse(turn, Problem.TOKEN_FOREIGN, 0, "");
        } else {
            named(turn, code.get().number());
        }
    }

    static void typed(Turn turn, String number) {
        if (turn.visit().page() instanceof Page.CaretakerHome) {
            named(turn, number);
        }
    }

    /** A ticket's number was typed or scanned. Every number that opens nothing gets the same answer. */
    private static void named(Turn turn, String number) {
        Optional<CourierId> me = turn.visit().caretaker();
        if (me.isEmpty() || Visits.isBusy(turn) || Modes.isRefused(turn, Action.HAND_OVER)) {
            return;
        }
        Budgets budgets = turn.book().budgets();
        long rests = budgets.named().waitMillis(turn.age());
        long spent = budgets.handOvers()
                .waitMillis(me.get(), turn.profile().caretaking().mostPerDay(), turn.age());
        if (rests > 0) {
            Visits.refuse(turn, Problem.TICKETS_GUESSED, rests, "");
        } else if (spent > 0) {
            Visits.refuse(turn, Problem.HAND_OVERS_SPENT, spent, "");
        } else if (Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, Problem.BUSY, 0, "");
        } else {
            pleading(turn, number)
                    .ifPresentOrElse(delivery -> open(turn, number, delivery, me.get()), () -> wrong(turn));
        }
    }

    /** A number that two have is nobody's: one of them would open a door that is not meant. */
    private static Optional<Delivery> pleading(Turn turn, String number) {
        List<Delivery> all = turn.book().deliveries().values().stream()
                .filter(delivery -> delivery.access().admits(number, turn.age()))
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** On disk before anyone learns that it was wrong. */
    private static void wrong(Turn turn) {
        turn.record(new Entry.GuessFailed(Entry.Guess.TICKET));
        Visits.refuse(
                turn,
                Problem.TICKET_OPENS_NOTHING,
                turn.book().budgets().named().waitMillis(turn.age()),
                "");
    }

    private static void open(Turn turn, String ticket, Delivery delivery, CourierId me) {
        OpeningId id = turn.now().newOpening();
        Openings.authorise(
                turn,
                new Entry.HandOverAuthorised(id, ticket, delivery.id(), delivery.compartment(), me),
                id,
                delivery.compartment());
    }

    /** "I gave it to them", with the door open. */
    static void handedOver(Turn turn) {
        Visits.say(turn, Purpose.HAND_OVER, Said.HANDED_OVER, Optional.empty());
    }

    /** The door is shut: the visit is over. */
    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Entry.HandOverVerdict verdict = verdict(turn, flight, openMillis);
        turn.record(new Entry.HandOverClosed(opening.id(), openMillis, verdict));
        if (turn.visit().awaits(opening.id())) {
            Visits.end(turn, new Page.HandOverDone(opening.compartment(), verdict));
        }
    }

    /** What they say counts if they were there and the door was open long enough; silence says nothing. */
    private static Entry.HandOverVerdict verdict(Turn turn, Flight flight, long openMillis) {
        if (!flight.attended() || openMillis < turn.profile().leastOpenMillis()) {
            return Entry.HandOverVerdict.UNSURE;
        }
        return switch (flight.said()) {
            case HANDED_OVER -> Entry.HandOverVerdict.HANDED_OVER;
            case INSIDE -> Entry.HandOverVerdict.LEFT;
            case EMPTY -> Entry.HandOverVerdict.MISSING;
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    PUT_BACK,
                    NOT_MINE -> Entry.HandOverVerdict.UNSURE;
        };
    }
}
