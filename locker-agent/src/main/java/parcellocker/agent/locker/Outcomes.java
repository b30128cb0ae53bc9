package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;

/** What a door's answer to an opening changes in the book: custody, the delivery, and who may open it from now on. */
final class Outcomes {
    private final Pen pen;

    Outcomes(Pen pen) {
        this.pen = pen;
    }

    void opened(Opening opening) {
        pen.state(opening, Opening.State.OPEN);
        CompartmentId where = opening.compartment();
        pen.compartment(where, pen.compartment(where).failures(0));
        if (!pen.book().stays().isAbout(opening)) {
            // A lock that fired long after the courier went elsewhere: anyone may use the open door.
            pen.custody(where, new Custody.Uncertain(Optional.empty()));
            return;
        }
        switch (opening.purpose()) {
            case DEPOSIT, CHECK, MAIL_IN, RECONSIDER -> pen.custody(where, new Custody.Loading(opening.delivery()));
            case PICKUP, RECALL, COLLECTION -> pen.custody(where, new Custody.Unloading(opening.delivery()));
            // Nobody with a right to what lies there has it in hand: whatever is said later, nobody knows.
            case REMOTE, AUDIT, HAND_OVER -> pen.uncertain(where);
        }
    }

    void depositClosed(Entry.DepositClosed closed) {
        Opening opening = pen.close(closed.opening());
        CompartmentId where = opening.compartment();
        DeliveryId id = opening.delivery();
        switch (closed.verdict()) {
            case STORED -> {
                pen.custody(where, new Custody.Occupied(id));
                pen.delivery(id, Delivery.State.STORED);
                pen.access(id, pen.access(id).live());
            }
            case UNSURE -> {
                pen.custody(where, new Custody.Uncertain(Optional.of(id)));
                pen.delivery(id, Delivery.State.UNSURE);
            }
            case WITHDRAWN, FOUND_BROKEN, FOUND_DIRTY -> {
                pen.custody(where, new Custody.Empty());
                pen.end(id);
            }
            case FOUND_OCCUPIED -> {
                pen.custody(where, new Custody.Uncertain(Optional.empty()));
                pen.end(id);
            }
        }
    }

    void pickupClosed(Entry.PickupClosed closed) {
        Opening opening = pen.close(closed.opening());
        CompartmentId where = opening.compartment();
        DeliveryId id = opening.delivery();
        switch (closed.verdict()) {
            case COLLECTED -> {
                pen.custody(where, new Custody.Unloading(id));
                pen.collected(id);
                pen.access(id, pen.access(id).inGrace());
            }
            case REOPENED -> pen.custody(where, new Custody.Unloading(id));
            case TOO_SHORT, UNATTENDED -> {
                pen.custody(where, new Custody.Uncertain(Optional.of(id)));
                pen.access(id, pen.access(id).disarmed());
            }
            case PUT_BACK -> {
                pen.custody(where, new Custody.Occupied(id));
                pen.delivery(id, Delivery.State.REFUSED);
                pen.access(id, pen.access(id).spent());
            }
            case SAID_EMPTY -> {
                if (pen.access(id).state() == Access.State.GRACE) {
                    disputed(id, where);
                } else {
                    pen.custody(where, new Custody.Uncertain(Optional.of(id)));
                    pen.access(id, pen.access(id).disarmed());
                }
            }
            case NOT_MINE -> disputed(id, where);
        }
    }

    /** Not collected after all, or another's: every credential rests until somebody has looked. */
    void disputed(DeliveryId id, CompartmentId where) {
        pen.custody(where, new Custody.Uncertain(Optional.of(id)));
        pen.delivery(id, Delivery.State.UNSURE);
        pen.access(id, pen.access(id).resting());
    }

    void recallClosed(Entry.RecallClosed closed) {
        Opening opening = pen.close(closed.opening());
        if (closed.taken()) {
            pen.custody(opening.compartment(), new Custody.Empty());
            pen.forget(opening.delivery());
            pen.end(opening.delivery());
        } else {
            pen.custody(opening.compartment(), new Custody.Uncertain(Optional.of(opening.delivery())));
        }
    }

    /** Nobody looked: what was inside may still be, or may not; whoever has its code may find out. */
    void remoteClosed(Entry.RemoteClosed closed) {
        pen.uncertain(pen.close(closed.opening()).compartment());
    }

    /** A technician's word on a compartment ends its uncertainty, and that of the delivery that may be inside. */
    void auditClosed(Entry.AuditClosed closed, Stamp stamp) {
        CompartmentId where = pen.close(closed.opening()).compartment();
        Optional<DeliveryId> about = pen.book().custody(where).about();
        switch (closed.verdict()) {
            case EMPTY -> {
                pen.endAllOf(where);
                pen.custody(where, new Custody.Empty());
            }
            case INSIDE -> about.ifPresent(id -> foundInside(where, id, stamp));
            case UNSURE -> pen.uncertain(where);
        }
    }

    private void foundInside(CompartmentId where, DeliveryId id, Stamp stamp) {
        pen.custody(where, new Custody.Occupied(id));
        if (pen.book().mailIns().has(id)) {
            pen.mailIn(id, mailIn -> mailIn.stored(stamp.ageMillis()));
            return;
        }
        Delivery delivery = pen.book().deliveries().get(id);
        if (delivery.state() == Delivery.State.UNSURE) {
            pen.delivery(id, Delivery.State.STORED);
        }
        if (delivery.access().state() == Access.State.DRAFT) {
            pen.access(id, delivery.access().live());
        }
    }

    void failed(Entry.OpeningFailed failed) {
        Opening opening = pen.book().openings().get(failed.opening());
        pen.state(opening, stateAfter(failed.failure()));
        switch (failed.failure()) {
            case JAMMED -> {
                counted(opening.compartment());
                neverOpened(opening);
            }
            case NOT_SENT -> neverOpened(opening);
            case BUS_ERROR, NO_FEEDBACK -> {
                counted(opening.compartment());
                pen.uncertain(opening);
            }
            case ALREADY_OPEN -> {
                if (opening.purpose() == Purpose.MAIL_IN) {
                    // No pulse went out and nobody was asked to put anything in: the sender may have another door.
                    pen.mailIn(opening.delivery(), mailIn -> mailIn.with(MailIn.State.ELSEWHERE));
                }
                pen.uncertain(opening);
            }
        }
    }

    private static Opening.State stateAfter(Entry.Failure failure) {
        return switch (failure) {
            case JAMMED -> Opening.State.JAMMED;
            case BUS_ERROR -> Opening.State.BUS_ERROR;
            case NOT_SENT -> Opening.State.NOT_SENT;
            case NO_FEEDBACK -> Opening.State.NO_FEEDBACK;
            case ALREADY_OPEN -> Opening.State.ALREADY_OPEN;
        };
    }

    private void counted(CompartmentId where) {
        CompartmentState before = pen.compartment(where);
        pen.compartment(where, before.failures(before.failures() + 1));
    }

    /** Read closed all the time: custody is what it was before, unless someone forced that door meanwhile. */
    private void neverOpened(Opening opening) {
        if (opening.purpose() == Purpose.DEPOSIT || opening.purpose() == Purpose.MAIL_IN) {
            if (pen.book().custody(opening.compartment()) instanceof Custody.Reserved) {
                pen.custody(opening.compartment(), new Custody.Empty());
            }
            pen.mailIn(opening.delivery(), mailIn -> mailIn.with(MailIn.State.ELSEWHERE));
            pen.end(opening.delivery());
        } else {
            pen.access(opening.delivery(), pen.access(opening.delivery()).disarmed());
        }
    }

    void leftOpen(Entry.DoorLeftOpen left) {
        Opening opening = pen.book().openings().get(left.opening());
        pen.state(opening, Opening.State.LEFT_OPEN);
        pen.uncertain(opening);
        if (left.collected()) {
            pen.collected(opening.delivery());
            pen.custody(opening.compartment(), new Custody.Uncertain(Optional.empty()));
            pen.end(opening.delivery());
        }
    }

    void closedLate(Opening opening) {
        pen.state(opening, Opening.State.CLOSED);
        CompartmentState state = pen.compartment(opening.compartment());
        boolean doorWasWhy = state.blocked()
                .filter(reason -> reason == BlockReason.LEFT_OPEN || reason == BlockReason.ALREADY_OPEN)
                .isPresent();
        if (doorWasWhy) {
            pen.compartment(opening.compartment(), state.inService());
        }
    }

    void graceEnded(Entry.GraceEnded ended) {
        Custody now = pen.book().custody(ended.compartment());
        if (now instanceof Custody.Unloading unloading && unloading.delivery().equals(ended.delivery())) {
            pen.custody(ended.compartment(), new Custody.Empty());
        }
        pen.end(ended.delivery());
    }
}
