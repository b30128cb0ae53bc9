package parcellocker.bridge.app;

import java.net.URI;
import java.util.Optional;

/** How the section {@code notices} names a gateway, if its channel is one. */
final class GatewaySettings {
    private static final String LOCAL = "http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?(/\\S*)?";
    private static final String REMOTE = "https://[A-Za-z0-9.-]+(:\\d{1,5})?(/\\S*)?";
    private static final int TOKEN_LEAST = 16;

    private GatewaySettings() {}

    static Optional<Config.Gateway> read(Settings settings, Config.Channel channel) {
        if (!channel.hasPhone()) {
            return Optional.empty();
        }
        String url = settings.text(
                "notices.url",
                text -> text.matches(REMOTE) || text.matches(LOCAL),
                "https://…, or http:// on loopback");
        String token = settings.secret("notices.token", TOKEN_LEAST);
        Config.Letterhead head = letterhead(settings);
        return Optional.of(new Config.Gateway(URI.create(url), token, head.signature(), head.helpline()));
    }

    /** What messages by any way say of the city. */
    static Config.Letterhead letterhead(Settings settings) {
        return new Config.Letterhead(
                settings.text("notices.signature", text -> text.matches("\\P{Cntrl}{2,12}"), "2 to 12 characters"),
                settings.text("notices.helpline", text -> text.matches("[0-9+-]{3,20}"), "a phone number"));
    }
}
