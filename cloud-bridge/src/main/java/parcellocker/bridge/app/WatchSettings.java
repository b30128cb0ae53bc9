package parcellocker.bridge.app;

import java.util.Optional;
import parcellocker.bridge.web.MetricsListener;

/** The section {@code metrics}: who reads figures, and where. */
final class WatchSettings {
    private static final int TOKEN_LEAST = 16;

    private WatchSettings() {}

    static Config.Watching read(Settings settings) {
        return new Config.Watching(metrics(settings));
    }

    /** On loopback no token is needed; anywhere else there must be one, which does nothing but this. */
    private static Optional<MetricsListener.Address> metrics(Settings settings) {
        if (!settings.has("metrics")) {
            return Optional.empty();
        }
        String host =
                settings.text("metrics.host", text -> text.matches("[A-Za-z0-9.:-]{1,255}"), "an address to listen on");
        boolean isGiven = settings.has("metrics.token") || settings.has("metrics.tokenFile");
        boolean isNeeded = !host.isEmpty() && !ConfigFile.LOOPBACK.contains(host);
        return Optional.of(new MetricsListener.Address(
                host,
                settings.number("metrics.port", 0, 65_535),
                isGiven || isNeeded ? Optional.of(settings.secret("metrics.token", TOKEN_LEAST)) : Optional.empty()));
    }
}
