package parcellocker.agent.locker;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/**
 * A code that was lost is sent anew to the phone that the courier gave, and never shown. Whoever asks gets a ticket and the same
 * answer in the same time, whether or not such a parcel is here: the vault compares when the answer is already on the screen. Only the city
 * learns of a match, and orders the new code when the line is there.
 */
final class LostCodes {
    /** Digits of a waybill's end that are asked for. */
    static final int TAIL = 4;

    private LostCodes() {}

    static void wanted(Turn turn) {
        Page page = turn.visit().page();
        boolean atStart =
                page instanceof Page.Home || (page instanceof Page.Help help && help.from() instanceof Page.Home);
        if (atStart && Visits.isOpenToAll(turn)) {
            Visits.show(turn, new Page.LostCode(), turn.profile().idleMillis());
        }
    }

    static void asked(Turn turn, String waybillTail, Secret phoneTail) {
        if (!(turn.visit().page() instanceof Page.LostCode) || Modes.isRefused(turn, Action.CODE_PICKUP)) {
            return;
        }
        long wait = turn.book().budgets().lost().waitMillis(turn.age());
        if (wait > 0) {
            Visits.refuse(turn, Problem.LOST_CODE_LOCKED, wait, "");
            return;
        }
        TreeMap<DeliveryId, PersonRef> candidates = new TreeMap<>();
        for (Delivery delivery : turn.book().deliveries().values()) {
            if (isLost(delivery, waybillTail)) {
                candidates.put(delivery.id(), delivery.recipient());
            }
        }
        String ticket = Tickets.opened(turn, Concern.CODE_LOST, Optional.empty(), Optional.empty());
        Page page = Tickets.page(turn, ticket, Concern.CODE_LOST, new Page.Home());
        Visits.show(turn, page, turn.profile().idleMillis());
        turn.effect(new Effect.CheckTail(turn.nextAsk(), ticket, phoneTail, candidates));
    }

    /** Nobody at the screen learns of this. */
    static void checked(Turn turn, Input.TailChecked checked) {
        checked.match()
                .flatMap(id -> turn.book().deliveries().find(id))
                .filter(LostCodes::hasCode)
                .ifPresent(delivery -> turn.record(new Entry.CodeLost(checked.ticket(), delivery.id())));
    }

    private static boolean isLost(Delivery delivery, String tail) {
        return hasCode(delivery)
                && delivery.waybills().stream()
                        .anyMatch(waybill -> tail(waybill).equals(tail));
    }

    private static boolean hasCode(Delivery delivery) {
        return delivery.access().state() == Access.State.LIVE;
    }

    /** The last digits of a waybill, letters left out: the keypad has none. */
    static String tail(Waybill waybill) {
        String digits = waybill.value()
                .chars()
                .filter(character -> character >= '0' && character <= '9')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return digits.substring(Math.max(0, digits.length() - TAIL));
    }
}
