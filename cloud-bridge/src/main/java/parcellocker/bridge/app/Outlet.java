package parcellocker.bridge.app;

import parcellocker.contract.topic.Topic;

/** Where messages to lockers go out. */
@FunctionalInterface
public interface Outlet {
    /** Sends; false if it could not go out: nothing is kept, the same is said again when the locker is heard next. */
    boolean publish(Topic topic, String text);

    /** The same, of something that is worth nothing after so many seconds. */
    default boolean publish(Topic topic, String text, long expirySeconds) {
        return publish(topic, text);
    }
}
