package parcellocker.agent.uplink;

import java.util.OptionalLong;

/** When the city was last heard. Written by the line's thread, read by anyone. */
final class LastHeard {
    private volatile OptionalLong at = OptionalLong.empty();

    void now(long uptimeMillis) {
        at = OptionalLong.of(uptimeMillis);
    }

    /** Uptime; empty: not since the start. */
    OptionalLong at() {
        return at;
    }
}
