package parcellocker.agent.runtime;

import parcellocker.agent.locker.Effect;

/** Keeps the snapshots of the city's configurations, and ends the process for one. */
public interface Configurator {
    /** Does as it is told, on disk when it returns; what cannot be written is found at the next start. Never throws. */
    void apply(Effect.Configure change);
}
