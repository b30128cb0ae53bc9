package parcellocker.agent.locker;

import java.util.OptionalLong;

/** What waits for time. */
final class Timers {
    private Timers() {}

    static OptionalLong next(Locker locker) {
        return OptionalLong.empty();
    }
}
