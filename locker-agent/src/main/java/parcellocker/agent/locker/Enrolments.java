package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.MailIn;

/**
 * The city begins this locker's journal anew, in a new epoch, with what it believes inside. Nothing that was believed here is
 * believed as it was: every compartment is UNCERTAIN until someone has looked, whose parcel may be in it is kept.
 */
final class Enrolments {
    private Enrolments() {}

    /** Once; with a door under way it is left for the city to say again. */
    static void enrolled(Turn turn, Input.Enrolled enrolled) {
        boolean isNew = enrolled.epoch() > turn.book().standing().epoch();
        if (!isNew || Openings.isAnyPending(turn.book())) {
            return;
        }
        Book before = turn.book();
        boolean isAllKnown = Modes.isAllWithTheCity(turn);
        Visits.home(turn);
        List.copyOf(turn.session().flights().asMap().keySet()).forEach(id -> Openings.land(turn, id));
        List.copyOf(turn.session().graces().asMap().keySet()).forEach(id -> Pickups.forgetGrace(turn, id));
        turn.record(new Entry.Enrolled(enrolled.epoch(), enrolled.directives()));
        Modes.enrolled(turn);
        for (Delivery delivery : enrolled.inside()) {
            if (turn.book().compartments().has(delivery.compartment())) {
                inside(turn, isAllKnown ? delivery : delivery.with(Delivery.State.UNSURE), true);
            }
        }
        unknownToTheCity(turn, before);
    }

    /** Left here after the city last heard of this file: nobody's credential opens it, but it is not forgotten. */
    private static void unknownToTheCity(Turn turn, Book before) {
        for (Delivery delivery : before.deliveries().values()) {
            boolean mayLieHere = delivery.state() != Delivery.State.COLLECTED;
            if (mayLieHere && !turn.book().deliveries().has(delivery.id())) {
                inside(turn, delivery.with(Delivery.State.UNSURE), false);
            }
        }
        for (MailIn mailIn : before.mailIns().values()) {
            if (mailIn.state() != MailIn.State.ELSEWHERE) {
                turn.record(new Entry.MailInRemembered(
                        mailIn.id(),
                        mailIn.compartment(),
                        mailIn.order(),
                        mailIn.carrier(),
                        mailIn.notAfterSeconds(),
                        mailIn.isHere()));
            }
        }
        Cancellations.rememberAll(turn, before);
    }

    private static void inside(Turn turn, Delivery delivery, boolean byCity) {
        Entry.Believed state = switch (delivery.state()) {
            case STORED -> Entry.Believed.STORED;
            case REFUSED -> Entry.Believed.REFUSED;
            case LOADING, UNSURE, COLLECTED -> Entry.Believed.UNSURE;
        };
        turn.record(new Entry.PossiblyInside(
                delivery.id(),
                delivery.compartment(),
                delivery.waybills(),
                delivery.courier(),
                delivery.recipient(),
                delivery.basis(),
                delivery.code(),
                state,
                byCity));
    }

    /** What the first entry of an epoch leaves of the book before. */
    static Book begun(Book book, Entry.Enrolled enrolled) {
        Book next = book.with(Stays.NONE)
                .withOpenings(Rows.none())
                .withAnnouncements(Rows.none())
                .withCouriers(Rows.none())
                .withDirectives(new DirectiveCursor(enrolled.directives(), Optional.empty()))
                .with(book.standing().enrolled(enrolled.epoch()));
        for (CompartmentId where : List.copyOf(book.compartments().asMap().keySet())) {
            CompartmentState state = book.compartments().get(where);
            next = next.with(where, state.with(new Custody.Uncertain(Optional.empty())));
        }
        return next;
    }

    /** The city's word goes first: in a compartment it has spoken of, another delivery would give a second person its door. */
    static void possiblyInside(Pen pen, Entry.PossiblyInside e) {
        boolean isSpokenFor = pen.book().custody(e.compartment()).about().isPresent();
        if (isSpokenFor) {
            return;
        }
        Access access = switch (e.state()) {
            case STORED -> Access.DRAFT.live();
            case REFUSED -> Access.DRAFT.spent();
            case UNSURE -> Access.DRAFT;
        };
        Delivery.State state = switch (e.state()) {
            case STORED -> Delivery.State.STORED;
            case REFUSED -> Delivery.State.REFUSED;
            case UNSURE -> Delivery.State.UNSURE;
        };
        Delivery delivery = Delivery.begun(
                e.delivery(),
                e.waybills(),
                e.courier(),
                e.recipient(),
                e.compartment(),
                e.basis(),
                state,
                e.code(),
                access);
        pen.write(pen.book().withDeliveries(pen.book().deliveries().with(e.delivery(), delivery)));
        pen.custody(e.compartment(), new Custody.Uncertain(Optional.of(e.delivery())));
    }
}
