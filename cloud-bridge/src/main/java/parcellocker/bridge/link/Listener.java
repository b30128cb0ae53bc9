package parcellocker.bridge.link;

import java.time.Duration;

/** Whoever is told what came. Called by one thread at a time that belongs to the link; it may take its time. */
public interface Listener {
    /** A message; whatever it throws is logged and costs only this message. */
    void arrived(String topic, byte[] payload);

    /** As {@link #arrived(String, byte[])}; so long it has waited for its turn. */
    default void arrived(String topic, byte[] payload, Duration waited) {
        arrived(topic, payload);
    }
}
