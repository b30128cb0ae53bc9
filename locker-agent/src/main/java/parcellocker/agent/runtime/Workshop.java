package parcellocker.agent.runtime;

import parcellocker.agent.locker.Effect;

/** The machine around the locker, as far as a technician's screen asks for it: its figures, and a copy of the journal on a stick. */
public interface Workshop {
    /** Takes a question; its answer is an input with the same number, always exactly one. Returns at once. */
    void ask(Effect.Service question);
}
