package parcellocker.bridge.parcels;

import java.util.Arrays;
import java.util.List;

/** How far a delivery has come, as the city knows it. */
public enum State {
    /** A door was released for the deposit. */
    AUTHORISED,
    /** The door is open for the deposit. */
    LOADING,
    STORED,
    /** The door is open for the recipient. */
    PICKUP_OPEN,
    COLLECTED,
    /** The recipient put it back: it is inside and goes back to the sender. */
    REFUSED,
    /** A courier took a refused or overdue delivery out. */
    RECALLED,
    /** The courier took it back at once. */
    WITHDRAWN,
    /** Nobody knows whether something is inside. */
    UNCERTAIN,
    /** A caretaker says that whoever asked for help has it: a word and no proof, so it may still be inside. */
    HANDED_OVER,
    /** A caretaker said so, and staff found its compartment empty since. */
    BY_HAND,
    /** Staff found its compartment empty, and nobody had collected it. */
    MISSING,
    /** The door never opened for the deposit. */
    FAILED;

    /** The names of those in which something may be inside. */
    static List<String> inside() {
        return Arrays.stream(values())
                .filter(state -> !state.isOver())
                .map(Enum::name)
                .toList();
    }

    /** Whether nothing of this delivery can still be in the locker. */
    public boolean isOver() {
        return switch (this) {
            case COLLECTED, RECALLED, WITHDRAWN, BY_HAND, MISSING, FAILED -> true;
            case AUTHORISED, LOADING, STORED, PICKUP_OPEN, REFUSED, UNCERTAIN, HANDED_OVER -> false;
        };
    }
}
