package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.watch.Levels;
import parcellocker.bridge.watch.LogLayout;
import parcellocker.bridge.watch.Meters;
import parcellocker.bridge.web.Client;
import parcellocker.bridge.web.MetricsListener;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;

/** What a Prometheus reads of a bridge that has done something. */
class MetricsTest {
    private static final Pattern LINE = Pattern.compile(
            "[a-z_][a-z0-9_]*(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? (NaN|[+-]?Inf|-?[0-9.]+(E-?[0-9]+)?)");

    @TempDir
    static Path folder;

    private static final Path DEPLOY = Path.of("deploy");

    private static Town town;
    private static Bridge bridge;
    private static Client client;
    private static URI figures;

    @BeforeAll
    static void start() throws Exception {
        town = new Town(folder);
        Config.Watching watching = new Config.Watching(
                LogLayout.TEXT,
                Optional.of(new MetricsListener.Address("127.0.0.1", 0, Optional.empty())),
                Optional.empty());
        bridge = new Bridge(town.config("metrics-1", Postgres.url(town.database), watching), town.keys);
        client = new Client(bridge.url());
        figures = URI.create(bridge.figures().orElseThrow());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        town.close();
    }

    @Test
    void intake_is_counted_and_measured_and_what_waits_is_told() throws Exception {
        try (StreetLocker locker = town.locker(client, "METRIC-1")) {
            locker.birth("nonce-1", 0, 0);
            client.post(
                    "/v1/parcels",
                    "{\"waybill\":\"YTMETRIC1\",\"locker\":\"METRIC-1\",\"name\":\"张三\",\"phone\":\"13812345678\"}");
            Journal journal = new Journal(new LockerId("METRIC-1"), 1)
                    .deposit("d-m", "A01", "YTMETRIC1", "c")
                    .pickup("d-m", "A01");
            locker.send(journal.batch(1, 3));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 3));
            locker.send(journal.batch(1, 7));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 7));
            locker.sendRaw("{");
            Journal other = new Journal(new LockerId("METRIC-1"), 1).deposit("d-x", "A02", "YTMETRIC2", "c");
            locker.send(other.batch(1, 3));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 7));
            client.get("/v1/parcels/YTMETRIC1");
            client.send(client.authorised("/v1/no/such/place")
                    .method("BREW", HttpRequest.BodyPublishers.noBody())
                    .build());
            String text = Town.awaitText(figures, found -> found.contains("bridge_quarantine_rows 4.0"));
            assertThat(text.lines())
                    .contains(
                            "bridge_entries_applied_total 7.0",
                            "bridge_batches_total{outcome=\"taken\"} 3.0",
                            "bridge_batches_total{outcome=\"refused\"} 1.0",
                            "bridge_batch_entries_count 3",
                            "bridge_batch_entries_sum 13.0",
                            "bridge_batch_entries_bucket{le=\"5.0\"} 2",
                            "bridge_ack_seconds_count 3",
                            "bridge_quarantined_total{problem=\"LK-6001\"} 1.0",
                            "bridge_quarantined_total{problem=\"LK-6010\"} 3.0",
                            "bridge_directives_untaken 1.0",
                            "bridge_lockers{state=\"online\"} 1.0",
                            "bridge_lockers{state=\"stale\"} 0.0",
                            "bridge_lockers{state=\"never\"} 0.0",
                            "bridge_webhooks_waiting 0.0",
                            "bridge_webhooks_dead_letters 0.0",
                            "bridge_ready 1.0",
                            "hikaricp_connections_max{pool=\"city\"} 8.0")
                    .anyMatch(
                            line -> line.startsWith(
                                    "http_server_requests_seconds_count{method=\"GET\",route=\"/v1/parcels/{waybill}\",status=\"200\"} 1"))
                    .anyMatch(line ->
                            line.startsWith("http_server_requests_seconds_count{method=\"none\",route=\"none\""))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(line -> line.matches("bridge_directives_untaken_age_seconds [0-9.E-]+"));
            assertThat(text).doesNotContain("METRIC-1", "YTMETRIC1", "BREW", "13812345678", "d-m");
        }
    }

    @Test
    void each_line_is_one_that_prometheus_reads() throws Exception {
        assertThat(read(figures, "").headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(read(figures, "").body().lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> LINE.matcher(line).matches());
    }

    @Test
    void anywhere_but_on_loopback_only_whoever_brings_the_token_reads_them() throws Exception {
        String token = Chain.name("token");
        try (MetricsListener listener = new MetricsListener(
                new MetricsListener.Address("127.0.0.1", 0, Optional.of(token)), Meters.none()::text)) {
            URI there = URI.create(listener.url());
            assertThat(read(there, "").statusCode()).isEqualTo(401);
            assertThat(read(there, "Bearer " + token + "x").statusCode()).isEqualTo(401);
            assertThat(read(there, "Bearer " + token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void each_panel_and_each_alert_is_about_figures_that_are_told() throws Exception {
        Set<String> told = PromQl.told(read(figures, "").body());
        try (Meters all = Meters.forPrometheus()) {
            all.taken(1, 1, Duration.ZERO);
            all.notTaken(true);
            all.quarantined("LK-6001");
            all.noticeTried("gateway", "taken", Duration.ZERO);
            all.webhookTried(true, Duration.ZERO);
            all.requested("GET", "/", 200, Duration.ZERO);
            var unused = new Levels(all, List.of("gateway"), () -> true);
            told.addAll(PromQl.told(all.text()));
        }
        Set<String> pauses = Set.of("jvm_gc_pause_seconds_sum");
        List<String> expressions = new ArrayList<>();
        new ObjectMapper()
                .readTree(DEPLOY.resolve("grafana/bridge.json").toFile())
                .path("panels")
                .forEach(panel -> expressions.addAll(panel.findValuesAsText("expr")));
        int panels = expressions.size();
        expressions.addAll(new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/alerts.yaml").toFile())
                .findValuesAsText("expr"));
        assertThat(panels).isGreaterThan(15);
        assertThat(expressions.size()).isGreaterThan(panels + 10);
        assertThat(expressions).allSatisfy(expression -> {
            Set<String> asked = new TreeSet<>(PromQl.names(expression));
            assertThat(asked).isNotEmpty();
            // The JVM tells it from its first collection on.
            asked.removeAll(pauses);
            assertThat(told).containsAll(asked);
        });
        assertThat(PromQl.names("sum by (le) (rate(bridge_nonsense_total{state=\"x\"}[5m])) > 3 and absent(other)"))
                .containsExactly("bridge_nonsense_total", "other")
                .noneMatch(told::contains);
    }

    private static HttpResponse<String> read(URI from, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(from);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
