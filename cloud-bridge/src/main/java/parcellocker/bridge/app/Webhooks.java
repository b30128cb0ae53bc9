package parcellocker.bridge.app;

import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Pushes.InHand;
import parcellocker.bridge.exchange.Signature;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.watch.Belongs;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;
import parcellocker.bridge.web.TrackEventJson;
import parcellocker.contract.problem.Problem;

/**
 * Brings events to partners over HTTP: {@code POST {"events":[…]}}, signed as partners sign. A 2xx within five seconds takes it; nothing else does,
 * and no redirect is followed. Each partner has threads of its own, so a slow, failing or lying one delays nobody else.
 */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** So many events of different parcels are on their way to one partner. */
    private static final int AT_ONCE = 4;

    private static final int NONCE_BYTES = 16;

    private final Pushes pushes;
    private final Partners partners;
    private final Transfers transfers;
    private final InstantSource clock;
    private final Watch watch;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Pushes.PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private volatile boolean isStopping;

    Webhooks(Pushes pushes, Partners partners, Transfers transfers, Exchange.Surroundings around) {
        this.pushes = pushes;
        this.partners = partners;
        this.transfers = transfers;
        this.clock = around.clock();
        this.watch = around.watch();
    }

    /** Sets out to everybody for whom something is due and who is not being served yet. */
    void round() {
        for (Partner partner : pushes.due()) {
            for (int lane = 0; lane < AT_ONCE; lane++) {
                String name = partner.code() + "/" + lane;
                if (busy.add(name)) {
                    var unused = threads.submit(() -> serve(partner, name));
                }
            }
        }
    }

    private void serve(Partner partner, String lane) {
        try {
            Optional<InHand> next = pushes.take(partner);
            while (next.isPresent()) {
                bring(next.get());
                next = isStopping ? Optional.empty() : pushes.take(partner);
            }
        } catch (RuntimeException broken) {
            LOG.warn("{} events were not brought to {}", Problem.STORE_FAILED.code(), partner.code(), broken);
        } finally {
            busy.remove(lane);
        }
    }

    private void bring(InHand event) {
        Tracing tracing = watch.tracing();
        String partner = event.partner().code();
        try (Belongs unused = Belongs.to("partner", partner)
                        .and("waybill", event.event().waybill());
                Spell spell = tracing.begin(
                        "webhook bring", SpanKind.CLIENT, tracing.context(event.trace()), Duration.ZERO)) {
            bring(event, spell.with("parcellocker.partner", partner));
        }
    }

    private void bring(InHand event, Spell spell) {
        Instant begun = clock.instant();
        String status = sent(event);
        boolean isTaken = status.matches("2\\d\\d");
        if (!isTaken) {
            spell.failed(status);
        }
        if (isTaken) {
            pushes.taken(event);
        } else if (isStopping) {
            // That says nothing of the partner, and whoever goes on need not wait.
            pushes.giveBack(event);
            return;
        } else {
            pushes.failed(event, status);
        }
        Instant now = clock.instant();
        long millis = Duration.between(begun, now).toMillis();
        watch.meters().webhookTried(isTaken, Duration.ofMillis(millis));
        transfers.note(event.partner().code(), new Transfers.Transfer(Transfers.Way.BROUGHT, 1, status, millis, now));
    }

    /** The status that came back, or what happened instead. */
    private String sent(InHand event) {
        try {
            return String.valueOf(WholeAnswer.status(http, request(event), Pushes.PATIENCE));
        } catch (IOException | RuntimeException failed) {
            // Also what cannot be signed or addressed: it waits and ends like everything that is not taken.
            return failed.getClass().getSimpleName();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "stopped";
        }
    }

    private HttpRequest request(InHand event) {
        URI there = event.partner().callback().orElseThrow();
        byte[] body =
                TrackEventJson.brought(event.event(), event.partner().dialect()).getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Signature.Request signed = new Signature.Request(
                "POST",
                target(there),
                String.valueOf(clock.instant().getEpochSecond()),
                HexFormat.of().formatHex(nonce),
                body);
        HttpRequest.Builder request = HttpRequest.newBuilder(there);
        watch.tracing().headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        return request.header("Content-Type", "application/json")
                .header("X-Partner", event.partner().code())
                .header("X-Timestamp", signed.timestamp())
                .header("X-Nonce", signed.nonce())
                .header("X-Signature", partners.sign(event.partner(), signed))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String target(URI there) {
        String path = there.getRawPath().isEmpty() ? "/" : there.getRawPath();
        return there.getRawQuery() == null ? path : path + "?" + there.getRawQuery();
    }

    /**
     * Returns when nobody needs the database any more. No thread is interrupted: that would cut the connections to the database over which
     * they say what became of their events.
     */
    @Override
    public void close() {
        isStopping = true;
        http.shutdownNow();
        threads.close();
        http.close();
    }
}
