package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.contract.problem.Problem;

/**
 * Pickup codes: the locker alone draws them, one ahead for the next deposit, or a new one when the city orders it. What a recipient
 * was told last stays good until the city says that they have been told of the new one.
 */
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
            shownBefore(turn, turn.book().deliveries().get(drawn.delivery()));
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

    /** Who stands here and has typed the code has typed a former one from now on. */
    private static void shownBefore(Turn turn, Delivery delivery) {
        turn.visit()
                .pickup()
                .filter(shows -> shows.delivery().equals(delivery.id())
                        && shows.credential().equals(CredentialRef.CODE))
                .ifPresent(shows -> turn.visit(
                        visit -> visit.showing(new Visit.Shows(delivery.id(), CredentialRef.former(delivery.code())))));
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
        List<KnownCode> known = new ArrayList<>();
        turn.book().deliveries().values().forEach(delivery -> known.addAll(delivery.codes()));
        turn.session().ready().ifPresent(ready -> known.add(new KnownCode(ready.delivery(), ready.code())));
        long ask = turn.nextAsk();
        turn.record(new Step.Drawing(Optional.of(new Step.Draw(ask, id, directive))));
        turn.effect(new Effect.DrawCode(ask, id, known));
    }
}
