package parcellocker.bridge.parcels;

import parcellocker.contract.entry.Fact.AuditVerdict;
import parcellocker.contract.entry.Fact.DepositVerdict;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.entry.Fact.HandOverVerdict;
import parcellocker.contract.entry.Fact.PickupVerdict;

/** What a door's answer makes of a delivery. */
final class Verdicts {
    private Verdicts() {}

    static State opened(Opening opening, State state) {
        return switch (opening.kind()) {
            case DEPOSIT -> State.LOADING;
            // Nobody is surer of it because a door is open.
            case CHECK -> state == State.UNCERTAIN ? state : State.LOADING;
            // A reopening in the grace period, and a courier's recall, do not take back what was.
            case PICKUP -> state == State.COLLECTED ? state : State.PICKUP_OPEN;
            case RECALL, AUDIT -> state;
            case HAND_OVER -> uncertain(state);
            case REMOTE -> uncertain(state);
            case MAIL_IN, RECONSIDER, COLLECTION -> state;
        };
    }

    static State after(DepositVerdict verdict) {
        return switch (verdict) {
            case STORED -> State.STORED;
            case WITHDRAWN, FOUND_OCCUPIED, FOUND_BROKEN, FOUND_DIRTY -> State.WITHDRAWN;
            case UNSURE -> State.UNCERTAIN;
        };
    }

    static State after(AuditVerdict verdict, State before) {
        return switch (verdict) {
            case EMPTY -> empty(before);
            case INSIDE -> before == State.UNCERTAIN || before == State.HANDED_OVER ? State.STORED : before;
            case UNSURE -> uncertain(before);
        };
    }

    private static State empty(State before) {
        State gone = before == State.HANDED_OVER ? State.BY_HAND : State.MISSING;
        return before.isOver() ? before : gone;
    }

    /** What a caretaker says ends nothing: the delivery is not collected. */
    static State after(HandOverVerdict verdict, State before) {
        boolean isOut = verdict == HandOverVerdict.HANDED_OVER && !before.isOver();
        return isOut ? State.HANDED_OVER : uncertain(before);
    }

    static State after(PickupVerdict verdict, State before) {
        return switch (verdict) {
            case COLLECTED, REOPENED -> State.COLLECTED;
            case TOO_SHORT, UNATTENDED -> uncertain(before);
            case PUT_BACK -> State.REFUSED;
            // Also what was collected before: its recipient says that it was not.
            case SAID_EMPTY, NOT_MINE -> State.UNCERTAIN;
        };
    }

    static State after(Opening opening, Failure failure, State before) {
        return switch (failure) {
            case JAMMED, NOT_SENT -> opening.kind() == Opening.Kind.DEPOSIT ? State.FAILED : before;
            case ALREADY_OPEN -> opening.kind() == Opening.Kind.DEPOSIT ? State.FAILED : uncertain(before);
            case BUS_ERROR, NO_FEEDBACK -> uncertain(before);
        };
    }

    /** What is over stays over. */
    static State uncertain(State before) {
        return before.isOver() ? before : State.UNCERTAIN;
    }
}
