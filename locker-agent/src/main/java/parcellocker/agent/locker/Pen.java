package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;

/** Writes into a book in the few words that entries are made of. */
final class Pen {
    private Book book;

    Pen(Book book) {
        this.book = book;
    }

    Book book() {
        return book;
    }

    void write(Book next) {
        book = next;
    }

    /** A compartment keeps its latest opening only; what came before is in the journal. */
    void opening(
            OpeningId id, CompartmentId compartment, DeliveryId delivery, Purpose purpose, Optional<CourierId> by) {
        Rows<OpeningId, Opening> kept = book.openings();
        Optional<Opening> former = book.openingOf(compartment);
        if (former.isPresent()) {
            kept = kept.without(former.get().id());
        }
        Opening opening = new Opening(id, compartment, delivery, purpose, by, Opening.State.AUTHORISED);
        book = book.withOpenings(kept.with(id, opening));
    }

    Opening close(OpeningId id) {
        Opening opening = book.openings().get(id);
        state(opening, Opening.State.CLOSED);
        return opening;
    }

    void state(Opening opening, Opening.State state) {
        book = book.withOpenings(book.openings().with(opening.id(), opening.with(state)));
    }

    /** What an opening leaves behind when nobody saw how it went. */
    void uncertain(Opening opening) {
        uncertain(opening.compartment());
        mailIn(
                opening.delivery(),
                mailIn -> mailIn.state() == MailIn.State.LOADING ? mailIn.with(MailIn.State.UNSURE) : mailIn);
        if (!book.deliveries().has(opening.delivery())) {
            return;
        }
        Delivery delivery = book.deliveries().get(opening.delivery());
        if (delivery.state() == Delivery.State.LOADING) {
            delivery(delivery.id(), Delivery.State.UNSURE);
        }
        access(delivery.id(), delivery.access().disarmed());
    }

    void uncertain(CompartmentId where) {
        Optional<DeliveryId> possibly = book.custody(where).about().filter(book.stays()::isHere);
        custody(where, new Custody.Uncertain(possibly));
    }

    void collected(DeliveryId id) {
        delivery(id, Delivery.State.COLLECTED);
        forget(id);
    }

    void forget(DeliveryId id) {
        Rows<Waybill, Announcement> kept = book.announcements();
        for (Waybill waybill : book.deliveries().get(id).waybills()) {
            kept = kept.without(waybill);
        }
        book = book.withAnnouncements(kept);
    }

    void end(DeliveryId id) {
        book = book.withDeliveries(book.deliveries().without(id));
        for (CompartmentId where : List.copyOf(book.compartments().asMap().keySet())) {
            if (book.custody(where) instanceof Custody.Uncertain u
                    && u.possiblyInside().equals(Optional.of(id))) {
                custody(where, new Custody.Uncertain(Optional.empty()));
            }
        }
    }

    /** A compartment known to be empty is nobody's: no credential may open it any more, not even in a grace period. */
    void endAllOf(CompartmentId where) {
        for (Delivery delivery : List.copyOf(book.deliveries().values())) {
            if (delivery.compartment().equals(where)) {
                end(delivery.id());
            }
        }
        for (MailIn mailIn : List.copyOf(book.mailIns().values())) {
            if (mailIn.compartment().equals(where) && mailIn.isHere()) {
                mailIn(mailIn.id(), known -> known.with(MailIn.State.OVER));
            }
        }
    }

    /** Changes what is known of a sent parcel; nothing if that is none. */
    void mailIn(DeliveryId id, UnaryOperator<MailIn> change) {
        book = book.withMailIns(book.mailIns().changed(id, change));
    }

    void custody(CompartmentId where, Custody custody) {
        compartment(where, compartment(where).with(custody));
    }

    CompartmentState compartment(CompartmentId where) {
        return book.compartments().get(where);
    }

    void compartment(CompartmentId where, CompartmentState state) {
        book = book.with(where, state);
    }

    void change(DeliveryId id, UnaryOperator<Delivery> change) {
        book = book.withDeliveries(book.deliveries().changed(id, change));
    }

    void delivery(DeliveryId id, Delivery.State state) {
        change(id, delivery -> delivery.with(state));
    }

    Access access(DeliveryId id) {
        return book.deliveries().find(id).map(Delivery::access).orElse(Access.DRAFT);
    }

    void access(DeliveryId id, Access access) {
        change(id, delivery -> delivery.with(access));
    }

    void configured(Entry.OfConfiguration entry) {
        write(book().with(book().standing().after(entry)));
    }
}
