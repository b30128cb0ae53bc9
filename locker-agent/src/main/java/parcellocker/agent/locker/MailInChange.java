package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;

/** What entries about sent parcels change in the book. What doors answer to every kind of opening stands in {@link Outcomes}. */
final class MailInChange {
    private final Pen pen;

    MailInChange(Pen pen) {
        this.pen = pen;
    }

    void authorised(Entry.MailInAuthorised a) {
        forgetTokensThatAreOver();
        MailIn mailIn = pen.book()
                .mailIns()
                .find(a.delivery())
                .map(known -> known.into(a.compartment()))
                .orElseGet(() -> MailIn.begun(
                        a.delivery(), a.order().order(), a.order().carrier(), a.compartment(), a.notAfterSeconds()));
        pen.write(pen.book().withMailIns(pen.book().mailIns().with(a.delivery(), mailIn)));
        pen.custody(a.compartment(), new Custody.Reserved(a.delivery()));
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.MAIL_IN, Optional.empty());
    }

    /** What is certainly too late is refused for that, whoever remembers it. */
    private void forgetTokensThatAreOver() {
        for (MailIn mailIn : List.copyOf(pen.book().mailIns().values())) {
            if (!mailIn.isHere() && Cancellations.isOver(pen.book(), mailIn.notAfterSeconds())) {
                pen.write(pen.book().withMailIns(pen.book().mailIns().without(mailIn.id())));
            }
        }
        Cancellations.forgetThoseThatAreOver(pen);
    }

    void reopened(Entry.MailInReopened a) {
        pen.mailIn(a.delivery(), MailIn::reopened);
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.RECONSIDER, Optional.empty());
    }

    void closed(Entry.MailInClosed closed, Stamp stamp) {
        Opening opening = pen.close(closed.opening());
        DeliveryId id = opening.delivery();
        switch (closed.verdict()) {
            case STORED -> {
                pen.custody(opening.compartment(), new Custody.Occupied(id));
                pen.mailIn(id, mailIn -> mailIn.stored(stamp.ageMillis()));
            }
            case UNSURE -> unsure(opening);
            case WITHDRAWN -> leaves(opening, new Custody.Empty(), MailIn.State.OVER);
            case TOO_SMALL, FOUND_BROKEN -> leaves(opening, new Custody.Empty(), MailIn.State.ELSEWHERE);
            case FOUND_OCCUPIED -> leaves(opening, new Custody.Uncertain(Optional.empty()), MailIn.State.ELSEWHERE);
        }
    }

    void collecting(Entry.CollectionAuthorised a) {
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.COLLECTION, Optional.of(a.collector()));
    }

    void collected(Entry.CollectionClosed closed, Stamp stamp) {
        Opening opening = pen.close(closed.opening());
        switch (closed.verdict()) {
            case TAKEN -> leaves(opening, new Custody.Empty(), MailIn.State.OVER);
            case LEFT -> {
                pen.custody(opening.compartment(), new Custody.Occupied(opening.delivery()));
                pen.mailIn(opening.delivery(), mailIn -> mailIn.stored(stamp.ageMillis()));
            }
            case MISSING, UNSURE -> unsure(opening);
        }
    }

    private void leaves(Opening opening, Custody custody, MailIn.State state) {
        pen.custody(opening.compartment(), custody);
        pen.mailIn(opening.delivery(), mailIn -> mailIn.with(state));
    }

    private void unsure(Opening opening) {
        pen.custody(opening.compartment(), new Custody.Uncertain(Optional.of(opening.delivery())));
        pen.mailIn(opening.delivery(), mailIn -> mailIn.with(MailIn.State.UNSURE));
    }

    /** In a compartment that somebody else's parcel may lie in, it would give a second person its door. */
    void remembered(Entry.MailInRemembered e) {
        CompartmentId where = e.compartment();
        boolean isInside = e.mayBeInside()
                && pen.book().compartments().has(where)
                && pen.book().custody(where).about().isEmpty();
        MailIn mailIn = MailIn.begun(e.delivery(), e.order(), e.carrier(), where, e.notAfterSeconds())
                .with(isInside ? MailIn.State.UNSURE : MailIn.State.OVER);
        pen.write(pen.book().withMailIns(pen.book().mailIns().with(e.delivery(), mailIn)));
        if (isInside) {
            pen.custody(where, new Custody.Uncertain(Optional.of(e.delivery())));
        }
    }
}
