package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Custody;

/**
 * What the book says of one compartment.
 *
 * @param blocked empty while IN_SERVICE
 * @param failures openings since the door was last seen open
 * @param reachable false after its board has been silent for long
 */
public record CompartmentState(Custody custody, Optional<BlockReason> blocked, int failures, boolean reachable) {
    public static final CompartmentState NEW = new CompartmentState(new Custody.Empty(), Optional.empty(), 0, true);

    CompartmentState with(Custody next) {
        return new CompartmentState(next, blocked, failures, reachable);
    }

    CompartmentState blocked(BlockReason reason) {
        return new CompartmentState(custody, Optional.of(reason), failures, reachable);
    }

    CompartmentState inService() {
        return new CompartmentState(custody, Optional.empty(), failures, reachable);
    }

    CompartmentState failures(int next) {
        return new CompartmentState(custody, blocked, next, reachable);
    }

    CompartmentState reachable(boolean next) {
        return new CompartmentState(custody, blocked, failures, next);
    }

    /** Whether its door could be released for someone who has a right to it. */
    boolean mayBeOpened() {
        return blocked.isEmpty() && reachable;
    }

    /** Whether a deposit may be given this compartment. */
    public boolean mayBeAllotted() {
        return custody instanceof Custody.Empty && blocked.isEmpty();
    }
}
