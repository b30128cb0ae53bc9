package parcellocker.agent.locker;

import java.util.Optional;
import java.util.TreeMap;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Verifier;
import parcellocker.contract.problem.Problem;

/** Pickup codes: the locker alone draws them, one ahead for the next deposit, or a new one when the city orders it. */
final class Codes {
    private Codes() {}

    static void drawAhead(Turn turn) {
        if (turn.session().ready().isEmpty() && turn.session().drawing().isEmpty()) {
            draw(turn, new DeliveryId(turn.now().newDelivery()), Optional.empty());
        }
    }

    /** The order is taken only together with the new code, so that a power cut loses neither. */
    static void renew(Turn turn, DirectiveCursor directive, DeliveryId id) {
        if (isRenewable(turn, id)) {
            draw(turn, id, Optional.of(directive));
        } else {
            refuseRenewal(turn, directive);
        }
    }

    static void drawn(Turn turn, Input.CodeDrawn drawn) {
        Optional<Step.Draw> awaited = turn.session().drawing().filter(draw -> draw.ask() == drawn.ask());
        if (awaited.isEmpty()) {
            return;
        }
        turn.record(new Step.Drawing(Optional.empty()));
        Optional<DirectiveCursor> directive = awaited.get().directive();
        if (directive.isEmpty()) {
            turn.record(
                    new Step.CodeReady(Optional.of(new ReadyCode(drawn.delivery(), drawn.code(), drawn.attachment()))));
            Allotments.codeReady(turn);
        } else {
            renewed(turn, directive.get(), drawn);
        }
    }

    private static void renewed(Turn turn, DirectiveCursor directive, Input.CodeDrawn drawn) {
        if (isRenewable(turn, drawn.delivery())) {
            turn.record(new Entry.CodeRenewed(drawn.delivery(), drawn.code(), drawn.attachment()));
            taken(turn, directive, Optional.empty());
        } else {
            refuseRenewal(turn, directive);
        }
        if (turn.visit().courier().isPresent()) {
            // The renewal went before a code drawn ahead, and a courier may be waiting for that one.
            drawAhead(turn);
        }
    }

    private static void refuseRenewal(Turn turn, DirectiveCursor directive) {
        taken(turn, directive, Optional.of(Problem.NOTHING_HERE));
    }

    private static void taken(Turn turn, DirectiveCursor directive, Optional<Problem> refused) {
        turn.record(new Entry.DirectiveTaken(directive.number(), "RenewCode", refused, directive.head()));
    }

    private static boolean isRenewable(Turn turn, DeliveryId id) {
        return turn.book()
                .deliveries()
                .find(id)
                .filter(delivery -> delivery.access().state() == Access.State.LIVE)
                .isPresent();
    }

    private static void draw(Turn turn, DeliveryId id, Optional<DirectiveCursor> directive) {
        TreeMap<DeliveryId, Verifier> live = new TreeMap<>();
        for (Delivery delivery : turn.book().deliveries().values()) {
            live.put(delivery.id(), delivery.code());
        }
        turn.session().ready().ifPresent(ready -> live.put(ready.delivery(), ready.code()));
        long ask = turn.nextAsk();
        turn.record(new Step.Drawing(Optional.of(new Step.Draw(ask, id, directive))));
        turn.effect(new Effect.DrawCode(ask, id, live));
    }
}
