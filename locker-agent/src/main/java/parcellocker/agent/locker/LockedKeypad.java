package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/**
 * While the keypad rests from wrong codes it is locked, not shut: a code is looked at with the last four digits of its recipient's
 * phone, both together, under a budget of their own that is as strict. Nobody is told which half was wrong, nor that a parcel has no phone on
 * record: its recipient comes with the QR, which is never locked. Only while both budgets rest the keypad is shut.
 */
final class LockedKeypad {
    private LockedKeypad() {}

    static boolean isLocked(Turn turn) {
        return turn.book().codeGuesses().waitMillis(turn.age()) > 0;
    }

    static void codeTyped(Turn turn, Secret digits) {
        long wait = shutMillis(turn);
        if (wait > 0) {
            Visits.refuse(turn, Problem.CODE_LOCKED, wait, "");
            return;
        }
        turn.visit(visit -> visit.on(visit.errand().typing(Optional.of(digits))));
        Visits.show(turn, new Page.PhoneTail(), turn.profile().idleMillis());
    }

    static void tailTyped(Turn turn, Secret tail) {
        Optional<Secret> digits = turn.visit().errand().typed();
        if (!(turn.visit().page() instanceof Page.PhoneTail)
                || digits.isEmpty()
                || Modes.isRefused(turn, Action.CODE_PICKUP)) {
            return;
        }
        // An answer that was given up for lost may have come while this was typed.
        if (turn.book().lockedGuesses().waitMillis(turn.age()) > 0) {
            Visits.refuse(turn, Problem.CODE_LOCKED, shutMillis(turn), "");
            return;
        }
        List<KnownCode> known = Pickups.known(turn);
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.effect(new Effect.CheckCodeAndTail(ask, digits.get(), tail, known, recipients(turn, known)));
    }

    /** A wrong pair is on disk before anyone learns that it was wrong; a right one gives none back. */
    static void checked(Turn turn, Input.CodeAndTailChecked checked) {
        if (checked.match().isEmpty()) {
            turn.record(new Entry.GuessFailed(Entry.Guess.CODE_AND_TAIL));
        }
        if (!turn.visit().awaits(checked.ask())) {
            return;
        }
        if (checked.match().isPresent()) {
            Pickups.recognised(turn, checked.match().get());
        } else {
            Visits.refuse(turn, Problem.CODE_AND_TAIL_WRONG, shutMillis(turn), "");
        }
    }

    /** Until either way of typing is open again; 0 if one is. */
    static long shutMillis(Turn turn) {
        return Math.min(
                turn.book().codeGuesses().waitMillis(turn.age()),
                turn.book().lockedGuesses().waitMillis(turn.age()));
    }

    private static SortedMap<DeliveryId, PersonRef> recipients(Turn turn, List<KnownCode> known) {
        SortedMap<DeliveryId, PersonRef> recipients = new TreeMap<>();
        for (KnownCode code : known) {
            Delivery delivery = turn.book().deliveries().get(code.delivery());
            recipients.put(delivery.id(), delivery.recipient());
        }
        return recipients;
    }
}
