package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** Who is told how a locker's doors fare: when they begin, or cease, to show that they will fail, and once an hour. */
@FunctionalInterface
public interface DoorWatch {
    /** Looks away. */
    DoorWatch NONE = (locker, doors) -> {};

    /** Tells another one too. */
    default DoorWatch and(DoorWatch other) {
        return (locker, doors) -> {
            doors(locker, doors);
            other.doors(locker, doors);
        };
    }

    /**
     * Tells it.
     *
     * @param doors as the locker's telemetry says
     */
    void doors(LockerId locker, List<Telemetry.Door> doors);
}
