package parcellocker.bridge.app;

import java.util.List;
import parcellocker.contract.topic.LockerId;

/** What a locker is told that shall begin its journal anew. */
@FunctionalInterface
public interface Anew {
    /** The signed pages for its session, to be sent in their order. */
    List<String> pages(LockerId locker, String session, long epoch);
}
