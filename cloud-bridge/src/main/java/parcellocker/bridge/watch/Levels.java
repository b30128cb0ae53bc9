package parcellocker.bridge.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What stands at some level now. What could not be asked has no value, rather than one of long ago. */
public final class Levels {
    private static final List<String> STANDINGS = List.of("online", "stale", "never");

    private final Meters meters;
    private final MeterRegistry registry;
    private volatile @Nullable Backlog latest;

    /** @param channels by which recipients are told */
    public Levels(Meters meters, List<String> channels, BooleanSupplier isReady) {
        this.meters = meters;
        registry = meters.registry();
        Gauge.builder("bridge.ready", isReady, ready -> ready.getAsBoolean() ? 1 : 0)
                .description("1 while this bridge can do its work")
                .strongReference(true)
                .register(registry);
        gauge("bridge.quarantine.rows", "What was kept aside and is not settled", Backlog::quarantined);
        gauge("bridge.directives.untaken", "Directives that no locker has answered yet", Backlog::untaken);
        gauge(
                "bridge.directives.untaken.age.seconds",
                "How long the first of them has waited",
                one -> one.eldest().toNanos() / (double) TimeUnit.SECONDS.toNanos(1));
        gauge(
                "bridge.webhooks.waiting",
                "Events on their way to partners",
                one -> one.webhooks().waiting());
        gauge(
                "bridge.webhooks.dead.letters",
                "Events that partners never took",
                one -> one.webhooks().givenUp());
        channels.forEach(this::notices);
        STANDINGS.forEach(this::lockers);
    }

    private void notices(String channel) {
        tagged(
                "bridge.notices.waiting",
                "Messages to recipients that are not taken yet",
                "channel",
                channel,
                one -> owed(one, channel).waiting());
        tagged(
                "bridge.notices.untold",
                "Messages that reached nobody",
                "channel",
                channel,
                one -> owed(one, channel).givenUp());
    }

    private static Backlog.Owed owed(Backlog backlog, String channel) {
        return backlog.notices().getOrDefault(channel, Backlog.Owed.NOTHING);
    }

    private void lockers(String standing) {
        tagged(
                "bridge.lockers",
                "Lockers by what this bridge has heard of them",
                "state",
                standing,
                one -> one.lockers().getOrDefault(standing, 0L));
    }

    private void gauge(String name, String description, ToDoubleFunction<Backlog> level) {
        Gauge.builder(name, this, levels -> levels.of(level))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void tagged(String name, String description, String key, String value, ToDoubleFunction<Backlog> level) {
        Gauge.builder(name, this, levels -> levels.of(level))
                .description(description)
                .tag(key, value)
                .strongReference(true)
                .register(registry);
    }

    private double of(ToDoubleFunction<Backlog> level) {
        Backlog now = latest;
        return now == null ? Double.NaN : level.applyAsDouble(now);
    }

    /** How it stands now. */
    public void are(Backlog now) {
        meters.atOnce(() -> latest = now);
    }

    /** It could not be asked. */
    public void unknown() {
        meters.atOnce(() -> latest = null);
    }
}
