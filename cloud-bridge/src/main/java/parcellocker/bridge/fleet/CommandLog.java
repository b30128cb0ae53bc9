package parcellocker.bridge.fleet;

import java.time.Instant;
import java.util.List;
import parcellocker.contract.topic.LockerId;

/** What a conversation needs of operators' commands. */
@FunctionalInterface
public interface CommandLog {
    /** What the locker has not answered and may still carry out, oldest first. */
    List<Commands.Due> due(LockerId locker, Instant now);
}
