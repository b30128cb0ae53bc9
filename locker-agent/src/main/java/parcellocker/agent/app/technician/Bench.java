package parcellocker.agent.app.technician;

import java.util.function.BooleanSupplier;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;

/** The locker as a tool works on it: the real core, its store and its boards, and nobody else. */
public interface Bench {
    /** As last committed. */
    Locker locker();

    Moment now();

    /** Something happens; decided and committed soon after. */
    void give(Input input);

    /** Waits until that holds, or so long at most; whether it holds then. */
    boolean await(BooleanSupplier over, long millis) throws InterruptedException;
}
