package parcellocker.agent.runtime;

import parcellocker.agent.locker.Effect;

/** The lock boards. What doors do comes back through the {@link Inbox}. */
public interface Boards {
    /** Queues one release; returns at once. Its outcome is a {@code PulseReport}, always exactly one. */
    void pulse(Effect.Pulse pulse);
}
