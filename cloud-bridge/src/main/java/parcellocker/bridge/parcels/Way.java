package parcellocker.bridge.parcels;

import org.jspecify.annotations.Nullable;

/** How a message travels, and so to which of a recipient's contacts. */
public enum Way {
    /** To their phone, in few characters. */
    PHONE("gateway"),
    /** To their mail address, if the city knows one. */
    MAIL("mail");

    private final String channel;

    Way(String channel) {
        this.channel = channel;
    }

    /** What figures and traces call it. */
    public String channel() {
        return channel;
    }

    @Nullable
    String contact(Recipient recipient) {
        return switch (this) {
            case PHONE -> recipient.phone();
            case MAIL -> recipient.email();
        };
    }
}
