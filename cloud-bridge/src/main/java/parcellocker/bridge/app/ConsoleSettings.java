package parcellocker.bridge.app;

import java.time.Duration;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Cost;
import parcellocker.bridge.accounts.Sessions;
import parcellocker.bridge.web.Web;

/** The section {@code console}: how long people stay signed in, and how long it is known what they looked at. */
final class ConsoleSettings {
    private static final int IDLE_MINUTES = 30;
    private static final int MOST_IDLE_MINUTES = 24 * 60;
    private static final int HOURS = 10;
    private static final int MOST_HOURS = 24;
    private static final int AUDIT_DAYS = 366;
    /** Half a year, as access logs are kept. */
    private static final int LEAST_AUDIT_DAYS = 183;

    private static final int MOST_AUDIT_DAYS = 3_660;

    private ConsoleSettings() {}

    static Web.Console read(Settings settings) {
        int idle = settings.has("console.idleMinutes")
                ? settings.number("console.idleMinutes", 1, MOST_IDLE_MINUTES)
                : IDLE_MINUTES;
        int hours = settings.has("console.hours") ? settings.number("console.hours", 1, MOST_HOURS) : HOURS;
        int days = settings.has("console.auditDays")
                ? settings.number("console.auditDays", LEAST_AUDIT_DAYS, MOST_AUDIT_DAYS)
                : AUDIT_DAYS;
        Accounts.Terms terms = new Accounts.Terms(
                new Sessions.Terms(Duration.ofMinutes(idle), Duration.ofHours(hours)),
                Duration.ofDays(days),
                Cost.USUAL);
        return new Web.Console(terms, settings.flag("console.forwarded"), OidcSettings.read(settings));
    }
}
