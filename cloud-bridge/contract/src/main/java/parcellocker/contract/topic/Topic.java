package parcellocker.contract.topic;

import java.util.Locale;
import java.util.Optional;

/** {@code parcel/v1/{lockerId}/{kind}}: the only topics there are. */
public record Topic(LockerId locker, Kind kind) {
    private static final String PREFIX = "parcel/v1/";

    public enum Kind {
        STATUS,
        JOURNAL,
        TELEMETRY,
        ACK,
        DIRECTIVES,
        COMMAND;

        private String segment() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The topic's text on the wire. */
    public String text() {
        return PREFIX + locker + "/" + kind.segment();
    }

    /** The filter that matches this kind for every locker. */
    public static String filter(Kind kind) {
        return PREFIX + "+/" + kind.segment();
    }

    /** Reads a topic name; empty if it is none of ours. */
    public static Optional<Topic> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/', PREFIX.length());
        if (slash < 0) {
            return Optional.empty();
        }
        String id = text.substring(PREFIX.length(), slash);
        String segment = text.substring(slash + 1);
        for (Kind kind : Kind.values()) {
            if (kind.segment().equals(segment)) {
                return locker(id).map(locker -> new Topic(locker, kind));
            }
        }
        return Optional.empty();
    }

    private static Optional<LockerId> locker(String id) {
        try {
            return Optional.of(new LockerId(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
