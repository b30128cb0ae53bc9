package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.MailIn;

/** What a sender takes home: which door was open when, under which opening of the journal. */
final class Receipts {
    private Receipts() {}

    /** The sender's door has just been shut. */
    static Page of(Turn turn, Opening opening, long openMillis) {
        MailIn mailIn = MailIns.order(turn, opening);
        Stamp now = turn.locker().stamp(turn.now());
        return new Page.Receipt(
                turn.setup().locker(),
                mailIn.order(),
                opening.compartment(),
                opening.id(),
                now.wallMillis(),
                openMillis,
                MailIns.mayReopen(turn, mailIn));
    }

    /** Whether nothing has happened to that compartment since. */
    static boolean isStillTrue(Turn turn, Page.Receipt receipt) {
        return sent(turn, receipt)
                        .filter(mailIn -> mailIn.state() == MailIn.State.STORED)
                        .isPresent()
                && turn.book()
                        .openingOf(receipt.compartment())
                        .filter(latest -> latest.id().equals(receipt.opening()))
                        .isPresent();
    }

    /** The same evidence; only whether the sender may still have the parcel back is asked anew. */
    static Page asItIsNow(Turn turn, Page.Receipt receipt) {
        boolean mayReopen = sent(turn, receipt)
                .filter(mailIn -> MailIns.mayReopen(turn, mailIn))
                .isPresent();
        return new Page.Receipt(
                receipt.locker(),
                receipt.order(),
                receipt.compartment(),
                receipt.opening(),
                receipt.closedAtMillis(),
                receipt.openMillis(),
                mayReopen);
    }

    private static Optional<MailIn> sent(Turn turn, Page.Receipt receipt) {
        return turn.book().stays().sent(receipt.order());
    }
}
