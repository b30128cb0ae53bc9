package parcellocker.agent.runtime;

import parcellocker.agent.locker.Moment;

/** The one place where time and chance come from. */
public interface Clock {
    Moment now();
}
