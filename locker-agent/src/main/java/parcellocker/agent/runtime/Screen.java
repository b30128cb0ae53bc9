package parcellocker.agent.runtime;

import parcellocker.agent.locker.Shown;

/** The touchscreen. */
public interface Screen {
    /** Shows this now; called after the commit that makes it true, and returns at once. */
    void show(Shown shown);
}
