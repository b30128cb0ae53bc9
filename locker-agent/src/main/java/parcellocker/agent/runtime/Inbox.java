package parcellocker.agent.runtime;

import parcellocker.agent.locker.Input;

/** Where adapters put what happened. Any thread may. */
public interface Inbox {
    /** False if it is full: the caller must say so to whoever asked, or offer again. */
    boolean offer(Input input);
}
