package parcellocker.bridge.app;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.watch.Backlog;
import parcellocker.bridge.watch.Levels;

/** Looks again and again at what waits. Never while somebody reads the figures: without a database they would wait as long as it does. */
final class Survey implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);
    private static final long SECONDS = 10;

    private final Parts parts;
    private final Levels levels;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("survey").daemon().factory());

    /** Whom it asks, each about its own tables. */
    record Parts(
            SqlBooks books, Directives directives, Presence presence, Pushes pushes, Optional<Messages> messages) {}

    Survey(Parts parts, Levels levels, InstantSource clock) {
        this.parts = parts;
        this.levels = levels;
        this.clock = clock;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::round, 0, SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            levels.are(backlog());
        } catch (RuntimeException broken) {
            levels.unknown();
            LOG.info("what waits could not be counted: {}", broken.toString());
        }
    }

    @Override
    public void close() {
        var unused = timer.shutdownNow();
    }

    private Backlog backlog() {
        Directives.Untaken untaken = parts.directives().untaken();
        Pushes.Count pushes = parts.pushes().count();
        return new Backlog(
                parts.books().quarantined(),
                untaken.count(),
                untaken.eldest(),
                notices(),
                new Backlog.Owed(pushes.waiting(), pushes.dead()),
                lockers());
    }

    private Map<String, Backlog.Owed> notices() {
        Map<String, Backlog.Owed> owed = new TreeMap<>();
        parts.messages()
                .map(Messages::count)
                .ifPresent(counts -> counts.forEach(
                        (way, count) -> owed.put(way.channel(), new Backlog.Owed(count.waiting(), count.untold()))));
        return owed;
    }

    private Map<String, Long> lockers() {
        Map<String, Long> standings = new TreeMap<>();
        parts.directives().everBorn().forEach((locker, isBorn) -> {
            String standing = !isBorn
                    ? "never"
                    : parts.presence().of(locker, clock.instant()) == Presence.Freshness.STALE ? "stale" : "online";
            standings.merge(standing, 1L, Long::sum);
        });
        return standings;
    }
}
