package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** Who is told when a locker's doors begin, or cease, to show that they will fail. */
@FunctionalInterface
public interface DoorWatch {
    /** Looks away. */
    DoorWatch NONE = (locker, doors) -> {};

    /** @param doors as the locker's telemetry says */
    void doors(LockerId locker, List<Telemetry.Door> doors);
}
