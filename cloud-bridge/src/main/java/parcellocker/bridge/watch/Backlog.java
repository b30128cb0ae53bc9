package parcellocker.bridge.watch;

import java.time.Duration;
import java.util.Map;

/**
 * What waits in the city's tables and how its lockers stand. It is the city's, not one bridge's: each bridge tells the same.
 *
 * @param quarantined rows of journals kept aside
 * @param untaken directives that no locker has answered yet
 * @param eldest how long the first of them has waited
 * @param notices messages to recipients by channel
 * @param webhooks events to partners
 * @param lockers how many stand how, by {@code online}, {@code stale}, {@code never}; what this bridge has heard
 */
public record Backlog(
        long quarantined,
        long untaken,
        Duration eldest,
        Map<String, Owed> notices,
        Owed webhooks,
        Map<String, Long> lockers) {
    public Backlog {
        notices = Map.copyOf(notices);
        lockers = Map.copyOf(lockers);
    }

    /**
     * Things on their way to somebody.
     *
     * @param waiting neither taken nor given up
     * @param givenUp that nobody could be told: people must look at them
     */
    public record Owed(long waiting, long givenUp) {
        public static final Owed NOTHING = new Owed(0, 0);
    }
}
