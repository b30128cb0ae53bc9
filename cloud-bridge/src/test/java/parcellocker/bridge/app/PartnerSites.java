package parcellocker.bridge.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parcellocker.bridge.exchange.Signature;

/** Where partners have events brought to, over real HTTP: one takes everything, the others do not. */
final class PartnerSites implements AutoCloseable {
    private static final JsonSchema WEBHOOK = published();

    private final HttpServer server = server();
    private final CountDownLatch theEnd = new CountDownLatch(1);
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Set<String> traces = ConcurrentHashMap.newKeySet();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final AtomicInteger unfit = new AtomicInteger();
    private volatile int status = 200;

    /** What was taken. */
    record Heard(String waybill, String code) {}

    PartnerSites() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/takes", this::takes);
        server.createContext("/slow", this::slow);
        server.createContext("/drips", this::drips);
        server.createContext("/fails", exchange -> answer(exchange, 500));
        server.createContext("/hangs-up", HttpExchange::close);
        server.start();
    }

    /** As it is served at {@code /schemas/v1/webhook.json}. */
    private static JsonSchema published() {
        try (InputStream in = Objects.requireNonNull(PartnerSites.class.getResourceAsStream("/web/v1/webhook.json"))) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(in);
            schema.remove("$id");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A partner takes only what is signed with its secret. */
    void knows(String partner, String secret) {
        secrets.put(partner, secret);
    }

    /** Whoever takes everything answers so from now on. */
    void answers(int with) {
        status = with;
    }

    /** What was taken next; empty if nothing was by then. */
    Optional<Heard> heard(long millis) throws InterruptedException {
        return Optional.ofNullable(heard.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** Who was brought something, and as part of which trace. */
    Set<String> traces() {
        return Set.copyOf(traces);
    }

    boolean hasHeard() {
        return !heard.isEmpty();
    }

    /** So many wait for the slow one's answer. */
    int waiting() {
        return waiting.get();
    }

    /** So many bodies were not what is published of them. */
    int unfit() {
        return unfit.get();
    }

    /** So many gave up a dripping answer. */
    int hungUp() {
        return hungUp.get();
    }

    /** Whether nobody was let go in that time. */
    boolean pauses(long millis) throws InterruptedException {
        return !theEnd.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Answers everybody who waits. */
    void letGo() {
        theEnd.countDown();
    }

    private void takes(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        traces.add(headers.getFirst("X-Partner") + " " + headers.getFirst("traceparent"));
        if (!WEBHOOK.validate(new ObjectMapper().readTree(body)).isEmpty()) {
            unfit.incrementAndGet();
        }
        var event = new ObjectMapper().readTree(body).path("events").path(0);
        if (status == 200 && isSigned(exchange, body)) {
            heard.add(
                    new Heard(event.path("waybill").asText(), event.path("code").asText()));
            answer(exchange, 200);
        } else {
            answer(exchange, status == 200 ? 401 : status);
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        Signature.Request request = new Signature.Request(
                "POST",
                exchange.getRequestURI().toString(),
                headers.getFirst("X-Timestamp"),
                headers.getFirst("X-Nonce"),
                body);
        return Optional.ofNullable(secrets.get(headers.getFirst("X-Partner")))
                .map(secret -> Signature.of(request, secret).equals(headers.getFirst("X-Signature")))
                .orElse(false);
    }

    private void slow(HttpExchange exchange) throws IOException {
        waiting.incrementAndGet();
        untilLetGo();
        answer(exchange, 200);
    }

    /** Says 200 at once and never comes to the end of its answer. */
    private void drips(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            do {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            } while (pauses(20));
        } catch (IOException gone) {
            hungUp.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int with) throws IOException {
        exchange.sendResponseHeaders(with, -1);
        exchange.close();
    }

    private void untilLetGo() {
        try {
            boolean unused = theEnd.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
