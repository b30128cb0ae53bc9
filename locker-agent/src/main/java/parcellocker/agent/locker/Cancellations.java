package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/**
 * Sending orders that the city has cancelled. The commit decides who came first: what was authorised before is gone on with, so that
 * whoever stands at the open door loses nothing and is asked nothing new; after it no further door opens for the order, whichever
 * of its tokens is shown.
 */
final class Cancellations {
    private Cancellations() {}

    static boolean has(Turn turn, Waybill order) {
        return turn.book().stays().cancelled().has(order);
    }

    /**
     * Again: nothing changes.
     *
     * @return why it is not remembered
     */
    static Optional<Problem> directed(Turn turn, Input.Directive.CancelMailIn cancel) {
        Rows<Waybill, CancelledOrder> known = turn.book().stays().cancelled();
        boolean isKnown = known.find(cancel.order())
                .filter(before -> before.notAfterSeconds() >= cancel.notAfterSeconds())
                .isPresent();
        if (isKnown) {
            return Optional.empty();
        }
        long open = known.values().stream()
                .filter(one -> !isOver(turn.book(), one.notAfterSeconds()))
                .count();
        if (open >= CancelledOrder.MOST && !known.has(cancel.order())) {
            return Directives.FULL;
        }
        record(turn, cancel.order(), cancel.notAfterSeconds());
        return Optional.empty();
    }

    /** A new epoch begins: the city hears of them anew, and so does the journal that is folded from here. */
    static void rememberAll(Turn turn, Book before) {
        before.stays().cancelled().values().forEach(one -> record(turn, one.order(), one.notAfterSeconds()));
    }

    private static void record(Turn turn, Waybill order, long notAfterSeconds) {
        boolean mayBeInside = turn.book().stays().isLeft(order);
        turn.record(new Entry.MailInCancelled(order, notAfterSeconds, mayBeInside));
    }

    /** Whether a token that ends then is certainly too late: the time floor never falls. */
    static boolean isOver(Book book, long notAfterSeconds) {
        return notAfterSeconds + 2 * Couriers.SKEW_SECONDS < book.standing().timeFloor() / 1000;
    }

    static void done(Pen pen, Entry.MailInCancelled e) {
        forgetThoseThatAreOver(pen);
        CancelledOrder order = new CancelledOrder(e.order(), e.notAfterSeconds());
        pen.write(pen.book().withCancelled(pen.book().stays().cancelled().with(e.order(), order)));
    }

    static void forgetThoseThatAreOver(Pen pen) {
        for (CancelledOrder one : List.copyOf(pen.book().stays().cancelled().values())) {
            if (isOver(pen.book(), one.notAfterSeconds())) {
                pen.write(
                        pen.book().withCancelled(pen.book().stays().cancelled().without(one.order())));
            }
        }
    }
}
