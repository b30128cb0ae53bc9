package parcellocker.agent.runtime;

import parcellocker.agent.locker.Effect;

/** Gathers reports for the city and uploads them, on a thread of its own. */
public interface Reporter {
    /** Takes note and returns at once. Never throws. */
    void apply(Effect.Report wanted);
}
