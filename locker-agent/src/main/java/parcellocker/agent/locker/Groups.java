package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/**
 * One credential for several deliveries of one person: it opens one door after another, and each delivery keeps its own rules. It
 * is refused only when it opens none of them.
 */
final class Groups {
    private Groups() {}

    static void shown(Turn turn, Token token) {
        workerGoes(turn);
        CredentialRef credential = CredentialRef.qr(token.id());
        List<DeliveryId> waiting = new ArrayList<>();
        List<DeliveryId> collected = new ArrayList<>();
        Problem refusal = Problem.NOTHING_HERE;
        for (String subject : token.subjects()) {
            Optional<DeliveryId> id = Pickups.deliveryId(subject);
            Optional<Problem> refused = id.map(one -> Pickups.refusal(turn, new Visit.Shows(one, credential)))
                    .orElse(Optional.of(Problem.NOTHING_HERE));
            if (refused.isEmpty()) {
                (isCollected(turn, id.orElseThrow()) ? collected : waiting).add(id.orElseThrow());
            } else if (refused.get() != Problem.NOTHING_HERE) {
                refusal = refused.get();
            }
        }
        List<DeliveryId> order = waiting.isEmpty() ? collected : waiting;
        if (order.isEmpty()) {
            Visits.refuse(turn, refusal, 0, "");
        } else if (LongerStays.isWanted(turn)) {
            longer(turn, order, credential);
        } else {
            open(turn, order, credential);
        }
    }

    /** The first of theirs that may lie longer; asked again, the next. */
    private static void longer(Turn turn, List<DeliveryId> order, CredentialRef credential) {
        List<Visit.Shows> all =
                order.stream().map(id -> new Visit.Shows(id, credential)).toList();
        LongerStays.shown(
                turn,
                all.stream()
                        .filter(shows -> LongerStays.refusal(turn, shows).isEmpty())
                        .findFirst()
                        .orElse(all.getFirst()));
    }

    /** The next door, once the one before is shut. */
    static void next(Turn turn) {
        List<DeliveryId> order = turn.visit().errand().next();
        if (Visits.isBusy(turn) || order.isEmpty() || !(turn.visit().page() instanceof Page.PickedUp)) {
            return;
        }
        turn.visit().pickup().ifPresent(shows -> open(turn, order, shows.credential()));
    }

    private static void open(Turn turn, List<DeliveryId> order, CredentialRef credential) {
        turn.visit(visit -> visit.goingOnTo(order.subList(1, order.size())));
        Pickups.open(turn, new Visit.Shows(order.getFirst(), credential));
    }

    /** How many wait behind the one just opened. */
    static int left(Turn turn) {
        return turn.visit().errand().next().size();
    }

    private static boolean isCollected(Turn turn, DeliveryId id) {
        return turn.book().deliveries().get(id).access().state() == Access.State.GRACE;
    }

    /** A recipient stands here; if someone who works forgot to leave, that visit is over first. */
    static void workerGoes(Turn turn) {
        if (turn.visit().worker().isPresent()) {
            Visits.home(turn);
        }
    }
}
