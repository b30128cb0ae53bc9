package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Custody;

/**
 * What the book says of one compartment.
 *
 * @param blocked empty while IN_SERVICE
 * @param failures openings since the door was last seen open
 */
public record CompartmentState(Custody custody, Optional<BlockReason> blocked, int failures) {
    public static final CompartmentState NEW = new CompartmentState(new Custody.Empty(), Optional.empty(), 0);

    CompartmentState with(Custody next) {
        return new CompartmentState(next, blocked, failures);
    }

    CompartmentState blocked(BlockReason reason) {
        return new CompartmentState(custody, Optional.of(reason), failures);
    }

    CompartmentState inService() {
        return new CompartmentState(custody, Optional.empty(), failures);
    }

    CompartmentState failures(int next) {
        return new CompartmentState(custody, blocked, next);
    }

    /** Whether a deposit may be given this compartment. */
    public boolean mayBeAllotted() {
        return custody instanceof Custody.Empty && blocked.isEmpty();
    }
}
