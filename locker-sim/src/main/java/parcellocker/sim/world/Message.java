package parcellocker.sim.world;

import java.nio.charset.StandardCharsets;
import parcellocker.contract.topic.Topic;

/** What travels over the broker. */
final class Message {
    private final Topic topic;
    private final byte[] payload;

    Message(Topic topic, byte[] payload) {
        this.topic = topic;
        this.payload = payload.clone();
    }

    static Message of(Topic topic, String text) {
        return new Message(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    Topic topic() {
        return topic;
    }

    byte[] payload() {
        return payload.clone();
    }

    @Override
    public String toString() {
        return topic.kind() + " of " + payload.length;
    }
}
