package parcellocker.bridge.app;

import java.time.Duration;
import java.util.Optional;
import parcellocker.bridge.parcels.Links;

/** The section {@code page}: where recipients' own pages are found; left out, no notice carries a link. */
final class PageSettings {
    private static final String LOCAL = "http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?";
    private static final String REMOTE = "https://[a-z0-9-]+(\\.[a-z0-9-]+)+(:\\d{1,5})?";
    /** A message of two parts holds a link of this length beside the words. */
    private static final int MOST_URL = 40;

    private static final int MOST_NAME = 80;
    private static final int AFTER_HOURS = 48;
    private static final int MOST_AFTER_HOURS = 24 * 30;
    private static final int DAYS = 60;
    private static final int MOST_DAYS = 365;

    private PageSettings() {}

    /** A name that people or programs find, and nothing behind it. */
    static boolean isBare(String url) {
        return url.length() <= MOST_NAME && (url.matches(REMOTE) || url.matches(LOCAL));
    }

    static Optional<Config.Page> read(Settings settings) {
        if (!settings.has("page")) {
            return Optional.empty();
        }
        String url = settings.text(
                "page.url",
                text -> text.length() <= MOST_URL && (text.matches(REMOTE) || text.matches(LOCAL)),
                "https://name, or http:// on loopback, at most " + MOST_URL + " characters, without a path");
        int after =
                settings.has("page.afterHours") ? settings.number("page.afterHours", 1, MOST_AFTER_HOURS) : AFTER_HOURS;
        int days = settings.has("page.days") ? settings.number("page.days", 1, MOST_DAYS) : DAYS;
        String helpline = settings.has("page.helpline")
                ? settings.text("page.helpline", text -> text.matches("[0-9+-]{3,20}"), "a phone number")
                : "";
        return Optional.of(new Config.Page(
                new Links.Terms(url, Duration.ofHours(after), Duration.ofDays(days)),
                helpline,
                settings.flag("page.forwarded")));
    }

    /** The section {@code exchange}. What it says is in every event that was ever told: it must not change. */
    static Optional<String> exchange(Settings settings) {
        return settings.has("exchange")
                ? Optional.of(settings.text(
                        "exchange.url",
                        PageSettings::isBare,
                        "https://name, or http:// on loopback, at most " + MOST_NAME + " characters, without a path"))
                : Optional.empty();
    }
}
