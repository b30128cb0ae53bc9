package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/** A phone typed wrongly is typed again, as long as the notice of that deposit is held: nobody else is ever told. */
final class Corrections {
    private Corrections() {}

    /** Only what was typed here: whom the city has named, it alone can change. */
    static void asked(Turn turn, DeliveryId id) {
        if (Visits.isBusy(turn) || turn.visit().courier().isEmpty()) {
            return;
        }
        if (Modes.isRefused(turn, Action.LOOK_INTO)) {
            return;
        }
        Optional<Delivery> own = turn.book()
                .deliveries()
                .find(id)
                .filter(delivery ->
                        Optional.of(delivery.courier()).equals(turn.visit().courier()));
        if (own.isEmpty() || !Notices.isOfTypedPhone(turn, id)) {
            Visits.refuse(turn, own.isEmpty() ? Problem.NOT_YOUR_DELIVERY : Problem.NOTICE_GONE, 0, "");
            return;
        }
        Notices.holdWhileLooking(turn, id);
        turn.visit(visit -> visit.drafting(Optional.empty()).awaiting(Optional.empty()));
        Page page = new Page.CorrectPhone(own.get().waybills().get(0), own.get().recipient());
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    static void typed(Turn turn, Secret phone) {
        if (turn.visit().page() instanceof Page.CorrectPhone) {
            Drafts.keep(turn, phone);
        }
    }

    /** What is held cannot have changed: the visit has waited for nothing else. */
    static void kept(Turn turn, Input.PersonKept kept) {
        Optional<DeliveryId> held =
                turn.session().held().map(Step.Held::delivery).filter(id -> Notices.isOfTypedPhone(turn, id));
        if (held.isEmpty()) {
            Visits.refuse(turn, Problem.NOTICE_GONE, 0, "");
            return;
        }
        turn.record(new Entry.RecipientCorrected(
                held.get(), turn.visit().courier().orElseThrow(), kept.ref(), kept.attachment(), kept.person()));
        Notices.hold(turn, held.get(), true);
        turn.visit(visit -> visit.givenTo(Optional.of(Addressee.typed(kept))));
        Couriers.courierHome(turn);
    }
}
