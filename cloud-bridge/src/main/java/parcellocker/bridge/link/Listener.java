package parcellocker.bridge.link;

import java.time.Duration;

/**
 * Whoever is told what came. Called by several threads that belong to the link, by one of them for all that one sender says; it may
 * take its time.
 */
public interface Listener {
    /** A message; whatever it throws is logged and costs only this message. */
    void arrived(String topic, byte[] payload);

    /** As {@link #arrived(String, byte[])}; so long it has waited for its turn. */
    default void arrived(String topic, byte[] payload, Duration waited) {
        arrived(topic, payload);
    }

    /** Whether what comes on that topic is said again until it is answered, or may be lost: it is turned away if too much waits. */
    default boolean isRepeated(String topic) {
        return false;
    }
}
