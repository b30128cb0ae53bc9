package parcellocker.bridge.watch;

import com.zaxxer.hikari.HikariConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a bridge counts and measures. Names and units as Prometheus has them. No label holds a locker, a waybill or a person: what may be a label are
 * words of this program, so their number is known.
 */
public final class Meters implements AutoCloseable {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final double[] BATCH_SIZES = {1, 2, 5, 10, 20, 50, 100};
    private static final Duration[] TIMES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Supplier<String> text;
    private final Counter applied;
    private final DistributionSummary batches;
    private final Timer acks;

    private Meters(MeterRegistry registry, Supplier<String> text) {
        this.registry = registry;
        this.text = text;
        applied = Counter.builder("bridge.entries.applied")
                .description("Entries of lockers' journals that were applied and projected")
                .register(registry);
        batches = DistributionSummary.builder("bridge.batch.entries")
                .description("Entries in a batch that was committed")
                .serviceLevelObjectives(BATCH_SIZES)
                .register(registry);
        acks = timer("bridge.ack", "From the arrival of a batch to its ack, after its commit")
                .register(registry);
    }

    /** Counts nothing. */
    public static Meters none() {
        return new Meters(new CompositeMeterRegistry(), () -> "");
    }

    /** Counts, and tells it as Prometheus reads it; the JVM too. */
    public static Meters forPrometheus() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(prometheus, prometheus::scrape);
        meters.collector.bindTo(prometheus);
        new JvmMemoryMetrics().bindTo(prometheus);
        new JvmThreadMetrics().bindTo(prometheus);
        new ClassLoaderMetrics().bindTo(prometheus);
        new ProcessorMetrics().bindTo(prometheus);
        new UptimeMetrics().bindTo(prometheus);
        new FileDescriptorMetrics().bindTo(prometheus);
        return meters;
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(TIMES)
                .minimumExpectedValue(LEAST)
                .maximumExpectedValue(MOST);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** How the pool of connections fares. */
    public void watch(HikariConfig pool) {
        pool.setMetricRegistry(registry);
    }

    /** A batch was committed and its ack handed to the broker. */
    public void taken(int entries, int projected, Duration sinceArrival) {
        batches.record(entries);
        applied.increment(projected);
        acks.record(sinceArrival);
        outcome("taken");
    }

    /** A batch of which nothing could be taken: it is kept aside, or comes again. */
    public void notTaken(boolean isKeptAside) {
        outcome(isKeptAside ? "refused" : "failed");
    }

    private void outcome(String outcome) {
        registry.counter("bridge.batches", "outcome", outcome).increment();
    }

    /** Something contradicts what is known, or cannot be read. */
    public void quarantined(String problem) {
        registry.counter("bridge.quarantined", "problem", problem).increment();
    }

    /** Somebody was to be told by that channel, and answered so. */
    public void noticeTried(String channel, String outcome, Duration took) {
        timer("bridge.notice.attempt", "Attempts to hand a message to a channel")
                .tags("channel", channel, "outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** An event was brought to a partner. */
    public void webhookTried(boolean isTaken, Duration took) {
        timer("bridge.webhook.attempt", "Attempts to bring an event to a partner")
                .tags("outcome", isTaken ? "taken" : "failed")
                .register(registry)
                .record(took);
    }

    /** A request was answered. */
    public void requested(String method, String route, int status, Duration took) {
        timer("http.server.requests", "Requests by route")
                .tags("method", method, "route", route, "status", String.valueOf(status))
                .register(registry)
                .record(took);
    }

    /** Everything, in the text format 0.0.4 of Prometheus. What changed {@link #atOnce} is told as it stood at one moment. */
    public synchronized String text() {
        return text.get();
    }

    /** Changes what many meters tell, while nobody reads them. */
    synchronized void atOnce(Runnable change) {
        change.run();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
