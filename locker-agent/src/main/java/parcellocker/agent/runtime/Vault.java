package parcellocker.agent.runtime;

import parcellocker.agent.locker.Effect;

/** What must be secret or is slow to compute. */
public interface Vault {
    /** Takes a question; its answer is an input with the same number, always exactly one. Returns at once. */
    void ask(Effect.Ask question);
}
