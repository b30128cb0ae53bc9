package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.watch.LogLayout;
import parcellocker.bridge.watch.Meters;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;
import parcellocker.bridge.web.Client;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;

/** What a collector is brought of a bridge's work. */
class TracesTest {
    private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + THEIRS + "-00f067aa0ba902b7-00";

    @TempDir
    static Path folder;

    private static Town town;
    private static Collector collector;
    private static Bridge bridge;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        town = new Town(folder);
        collector = new Collector();
        Config.Watching watching =
                new Config.Watching(LogLayout.TEXT, Optional.empty(), Optional.of(to(collector.at("/v1/traces"))));
        bridge = new Bridge(town.config("traces-1", Postgres.url(town.database), watching), town.keys);
        client = new Client(bridge.url());
    }

    private static Tracing.Collector to(URI url) {
        return new Tracing.Collector(url, "token-of-sixteen-letters", 100, "traces-1");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        collector.close();
        town.close();
    }

    @Test
    void a_batch_is_one_trace_from_its_arrival_over_its_commit_to_its_ack() throws Exception {
        try (StreetLocker locker = town.locker(client, "TRACE-1")) {
            locker.send(new Journal(new LockerId("TRACE-1"), 1)
                    .deposit("d-t", "A01", "YTTRACE1", "c")
                    .all());
            assertThat(locker.ack()).isEqualTo(new Ack(1, 3));
        }
        Collector.Seen take =
                collector.await(1, span -> span.name().equals("journal take")).getFirst();
        assertThat(take.kind()).isEqualTo("SPAN_KIND_CONSUMER");
        assertThat(take.parent()).isEmpty();
        assertThat(take.attributes())
                .containsEntry("parcellocker.locker", "TRACE-1")
                .containsEntry("messaging.batch.message_count", "3");
        assertThat(collector.await(
                        2,
                        span -> span.trace().equals(take.trace())
                                && span.parent().equals(take.id())))
                .extracting(Collector.Seen::name)
                .containsExactly("journal commit", "journal ack");
        assertThat(collector.headers()).containsEntry("Authorization", "Bearer token-of-sixteen-letters");
    }

    @Test
    void a_request_is_named_by_its_route_and_belongs_to_its_askers_trace_and_says_nothing_of_whom_it_was_about()
            throws Exception {
        client.send(client.authorised("/v1/parcels/YTSECRET1")
                .header("traceparent", TRACEPARENT)
                .GET()
                .build());
        Collector.Seen seen = collector
                .await(1, span -> span.name().equals("GET /v1/parcels/{waybill}"))
                .getFirst();
        assertThat(seen.trace()).isEqualTo(THEIRS);
        assertThat(seen.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(seen.attributes())
                .isEqualTo(Map.of(
                        "http.request.method", "GET",
                        "http.route", "/v1/parcels/{waybill}",
                        "http.response.status_code", "404"));
        client.send(client.request("/v1/lockers").GET().build());
        Collector.Seen refused = collector
                .await(1, span -> span.attributes().containsValue("401"))
                .getFirst();
        assertThat(refused.attributes()).isEqualTo(Map.of("http.response.status_code", "401"));
        assertThat(refused.name()).isEqualTo("none");
        assertThat(refused.parent()).isEmpty();
    }

    @Test
    void a_call_of_a_gateway_is_a_span_that_says_how_it_ended() throws Exception {
        try (Watch watch = new Watch(Meters.none(), Tracing.to(to(collector.at("/v1/traces"))))) {
            assertThat(new WatchedChannel("gateway", (id, phone, text) -> Channel.Answer.FAILED, watch)
                            .send("m-1", "13812345678", new Channel.Text("", "code 12345678")))
                    .isEqualTo(Channel.Answer.FAILED);
        }
        Collector.Seen sent =
                collector.await(1, span -> span.name().equals("notice send")).getFirst();
        assertThat(sent.attributes()).isEqualTo(Map.of("parcellocker.channel", "gateway", "error.type", "failed"));
    }

    /** More than its queue holds, to one that takes a connection and never answers: whoever works has ended long before it gives up. */
    @Test
    @Timeout(20)
    void a_collector_that_hangs_or_is_lost_delays_nobody() throws Exception {
        for (URI lost : List.of(gone(), collector.at("/hangs"))) {
            Tracing tracing = Tracing.to(to(lost));
            long begun = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                tracing.begin("work", SpanKind.INTERNAL).close();
            }
            // The exporter's patience is 5 s: had anybody waited for it once, it would show.
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
            tracing.close();
        }
    }

    /** Of a collector that was there. */
    private static URI gone() throws IOException {
        try (Collector gone = new Collector()) {
            return gone.at("/v1/traces");
        }
    }

    @Test
    void without_a_collector_a_partners_trace_is_passed_on_and_nothing_else() {
        try (Tracing off = Tracing.off()) {
            try (Spell unused = off.begin(
                    "webhook bring",
                    SpanKind.CLIENT,
                    off.context(Map.of("traceparent", TRACEPARENT)),
                    java.time.Duration.ZERO)) {
                assertThat(off.headers()).containsExactly(Map.entry("traceparent", TRACEPARENT));
            }
            assertThat(off.headers()).isEmpty();
        }
    }
}
