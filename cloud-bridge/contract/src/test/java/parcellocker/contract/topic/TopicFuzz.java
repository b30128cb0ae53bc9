package parcellocker.contract.topic;

import java.nio.charset.StandardCharsets;

/** A topic's name: none of ours, or the same text when written. */
public final class TopicFuzz {
    private TopicFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Topic.parse(text).ifPresent(topic -> {
            if (!topic.text().equals(text)) {
                throw new AssertionError("two names for one topic");
            }
        });
    }
}
