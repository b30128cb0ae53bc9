package parcellocker.bridge.app;

import java.net.URI;
import java.util.Optional;
import parcellocker.bridge.watch.LogLayout;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.web.MetricsListener;

/** The sections {@code log}, {@code metrics} and {@code traces}: how lines look, who reads figures, who gathers traces. */
final class WatchSettings {
    private static final int TOKEN_LEAST = 16;
    private static final String LOCAL = "http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?(/[!-~]*)?";
    private static final String REMOTE = "https://[A-Za-z0-9.-]+(:\\d{1,5})?(/[!-~]*)?";

    private WatchSettings() {}

    /** @param instance by which this bridge is told from the others */
    static Config.Watching read(Settings settings, String instance) {
        return new Config.Watching(
                settings.has("log.format") ? settings.choice("log.format", LogLayout.class) : LogLayout.TEXT,
                metrics(settings),
                traces(settings, instance));
    }

    private static Optional<Tracing.Collector> traces(Settings settings, String instance) {
        if (!settings.has("traces")) {
            return Optional.empty();
        }
        String url = settings.text(
                "traces.url",
                text -> text.matches(REMOTE) || text.matches(LOCAL),
                "https://…/v1/traces, or http:// on loopback");
        boolean isGiven = settings.has("traces.token") || settings.has("traces.tokenFile");
        return Optional.of(new Tracing.Collector(
                URI.create(url),
                isGiven ? settings.secret("traces.token", TOKEN_LEAST) : "",
                settings.has("traces.percent") ? settings.number("traces.percent", 1, 100) : 100,
                instance));
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
