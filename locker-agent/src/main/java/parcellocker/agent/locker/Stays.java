package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;

/**
 * What lies in compartments or may: deliveries for people here, and what people here send. No id is in both.
 *
 * @param cancelled sending orders that shall not come to lie here any more
 */
public record Stays(
        Rows<DeliveryId, Delivery> deliveries,
        Rows<DeliveryId, MailIn> mailIns,
        Rows<Waybill, CancelledOrder> cancelled) {
    static final Stays NONE = new Stays(Rows.none(), Rows.none(), Rows.none());

    /** The live delivery that holds this waybill. */
    Optional<Delivery> holding(Waybill waybill) {
        return deliveries.values().stream()
                .filter(delivery ->
                        delivery.waybills().contains(waybill) && delivery.state() != Delivery.State.COLLECTED)
                .findFirst();
    }

    /** What is known of a sending order; empty if no door was opened for it. */
    Optional<MailIn> sent(Waybill order) {
        return mailIns.values().stream()
                .filter(mailIn -> mailIn.order().equals(order))
                .findFirst();
    }

    /** Whether what was left for this order is, or may be, in a compartment. */
    boolean isLeft(Waybill order) {
        return mailIns.values().stream().anyMatch(mailIn -> mailIn.order().equals(order) && mailIn.isHere());
    }

    /** Whether that is, or may be, in its compartment. */
    boolean isHere(DeliveryId id) {
        return mailIns.find(id).filter(MailIn::isHere).isPresent()
                || deliveries
                        .find(id)
                        .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                        .isPresent();
    }

    /** Whether an opening is still about what it was authorised for; one by staff always is. */
    boolean isAbout(Opening opening) {
        return switch (opening.purpose()) {
            case REMOTE, AUDIT -> true;
            case DEPOSIT, CHECK, PICKUP, RECALL, HAND_OVER -> deliveries.has(opening.delivery());
            case MAIL_IN, RECONSIDER, COLLECTION ->
                mailIns.find(opening.delivery())
                        .filter(mailIn ->
                                mailIn.isHere() && mailIn.compartment().equals(opening.compartment()))
                        .isPresent();
        };
    }
}
