package parcellocker.bridge.watch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Traces of a bridge's work, brought to a collector by OTLP over HTTP. What is to be brought waits in a queue that has an end: a collector that is slow or
 * lost costs spans and nobody's time. Without a collector nothing is recorded, but a partner's own trace is still passed on to it.
 */
public final class Tracing implements AutoCloseable {
    /** Seconds of a busy bridge; then spans are dropped. */
    private static final int MOST_WAITING = 2_048;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long GOODBYE_SECONDS = 2;
    private static final String SCOPE = "parcellocker.bridge";

    private final OpenTelemetry telemetry;
    private final Optional<SdkTracerProvider> provider;

    /**
     * Where traces go.
     *
     * @param url of the collector, as {@code http://127.0.0.1:4318/v1/traces}
     * @param token brought as a bearer; empty for none
     * @param percent of traces that are recorded
     * @param instance which of the bridges this is
     */
    public record Collector(URI url, String token, int percent, String instance) {
        /** Never the token. */
        @Override
        public String toString() {
            return percent + " % to " + url.getHost();
        }
    }

    private Tracing(OpenTelemetry telemetry, Optional<SdkTracerProvider> provider) {
        this.telemetry = telemetry;
        this.provider = provider;
    }

    /** Records nothing. */
    public static Tracing off() {
        return new Tracing(OpenTelemetry.propagating(w3c()), Optional.empty());
    }

    /**
     * Records and brings. By its number a trace is recorded as a whole or not at all; who asks does not decide it: a stranger's sampled flag counts for
     * nothing.
     */
    public static Tracing to(Collector collector) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "cloud-bridge",
                        AttributeKey.stringKey("service.instance.id"),
                        collector.instance())))
                .setSampler(Sampler.traceIdRatioBased(collector.percent() / 100.0))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter(collector))
                        .setMaxQueueSize(MOST_WAITING)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .setExporterTimeout(PATIENCE)
                        .build())
                .build();
        OpenTelemetry telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(w3c())
                .build();
        return new Tracing(telemetry, Optional.of(provider));
    }

    private static OtlpHttpSpanExporter exporter(Collector collector) {
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.url().toString())
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE)
                // A lost collector is lost: what it missed is not worth a second attempt.
                .setRetryPolicy(null);
        if (!collector.token().isEmpty()) {
            builder.addHeader("Authorization", "Bearer " + collector.token());
        }
        return builder.build();
    }

    private static ContextPropagators w3c() {
        return ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    }

    /** A span that begins now, below what this thread is doing. */
    public Spell begin(String name, SpanKind kind) {
        return begin(name, kind, Context.current(), Duration.ZERO);
    }

    /** A span that began some time ago. */
    @SuppressWarnings("MustBeClosedChecker") // The spell closes it.
    public Spell begin(String name, SpanKind kind, Context parent, Duration ago) {
        SpanBuilder builder =
                telemetry.getTracer(SCOPE).spanBuilder(name).setSpanKind(kind).setParent(parent);
        if (provider.isPresent() && ago.isPositive()) {
            long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            builder.setStartTimestamp(now - ago.toNanos(), TimeUnit.NANOSECONDS);
        }
        Span span = builder.startSpan();
        return new Spell(span, span.storeInContext(parent).makeCurrent());
    }

    /** Where a request says that it belongs, by the headers of W3C Trace Context. */
    public Context context(Map<String, String> headers) {
        return telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, Headers.READER);
    }

    /** What to say with a request, so that its answerer's spans belong to what this thread is doing: nothing, or {@code traceparent}. */
    public List<Map.Entry<String, String>> headers() {
        List<Map.Entry<String, String>> headers = new java.util.ArrayList<>();
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.add(Map.entry(name, value));
            }
        });
        return headers;
    }

    private enum Headers implements TextMapGetter<Map<String, String>> {
        READER;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }

    /** Brings what waits, for two seconds. */
    @Override
    public void close() {
        provider.ifPresent(running -> {
            var unused = running.shutdown().join(GOODBYE_SECONDS, TimeUnit.SECONDS);
        });
    }
}
