package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Signature;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** Four partners over real HTTP: one that takes everything, one that never answers, one that fails, one that hangs up. */
class WebhooksTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    private static final int PARCELS = 12;

    private final Database database = Postgres.migrated();
    private final InstantSource clock = InstantSource.system();
    private final Partners partners = new Partners(database, SEALING);
    private final Feed feed = new Feed(database, clock);
    private final Pushes pushes = new Pushes(database, clock, new SplittableRandom(3));
    private final Webhooks webhooks = new Webhooks(pushes, partners, new Transfers(database), clock);
    private final Inbox inbox;
    private final SqlBooks books = new SqlBooks(database);
    private final Journal journal = new Journal(LOCKER, 1);
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CountDownLatch theEnd = new CountDownLatch(1);
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<String> slow = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private record Heard(String waybill, String code) {}

    WebhooksTest() throws IOException {
        Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "东门柜", "中州路1号", 1, ""));
            SqlBooks.enrol(sql, LOCKER, 1);
            return true;
        });
        inbox = new Inbox(
                database,
                new Announcements(database, directives, SEALING),
                clock,
                SEALING.published().present());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/takes", this::takes);
        server.createContext("/slow", this::slow);
        server.createContext("/fails", exchange -> answer(exchange, 500));
        server.createContext("/hangs-up", HttpExchange::close);
        server.start();
    }

    @AfterEach
    void stop() {
        theEnd.countDown();
        webhooks.close();
        server.stop(0);
    }

    private void takes(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
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
        slow.add(exchange.getRequestHeaders().getFirst("X-Nonce"));
        try {
            boolean unused = theEnd.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200);
    }

    private static void answer(HttpExchange exchange, int with) throws IOException {
        exchange.sendResponseHeaders(with, -1);
        exchange.close();
    }

    private Partner partner(String code, String path) {
        URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        Partner partner = new Partner(
                code,
                code,
                Partner.Kind.SHOP,
                List.of(Partner.Scope.EVENTS),
                Partner.Mask.NOTHING,
                Dialect.WECHAT,
                Optional.of(there),
                true);
        secrets.put(code, partners.put(partner).orElseThrow());
        return partner;
    }

    private void parcels(List<Partner> followers) {
        for (int i = 0; i < PARCELS; i++) {
            String waybill = "SF%04d".formatted(i);
            for (Partner partner : followers) {
                inbox.take(partner, new Inbox.Told("e" + i, waybill, Optional.empty()));
            }
            journal.deposit("d" + i, "A%02d".formatted(i + 1), waybill, "c");
            journal.pickup("d" + i, "A%02d".formatted(i + 1));
        }
        new Intake(books).take(LOCKER, journal.all());
        feed.gather();
    }

    private List<Heard> all(int count) throws InterruptedException {
        List<Heard> all = new ArrayList<>();
        while (all.size() < count) {
            Heard one = heard.poll(20, TimeUnit.SECONDS);
            assertThat(one).as("after %d of %d", all.size(), count).isNotNull();
            all.add(one);
        }
        return all;
    }

    @Test
    void partners_that_hang_fail_or_hang_up_delay_nobody_else() throws Exception {
        Partner good = partner("GOOD", "/takes?token=1");
        parcels(List.of(good, partner("SLOW", "/slow"), partner("FAILS", "/fails"), partner("HANGS", "/hangs-up")));
        webhooks.round();
        List<Heard> all = all(2 * PARCELS);
        assertThat(theEnd.getCount()).as("nobody has let the slow one go").isEqualTo(1);
        assertThat(slow).as("the slow one has only what fits its lanes").hasSizeLessThanOrEqualTo(4);
        for (int i = 0; i < PARCELS; i++) {
            String waybill = "SF%04d".formatted(i);
            assertThat(all.stream().filter(one -> one.waybill().equals(waybill)).map(Heard::code))
                    .containsExactly("DEPOSITED", "PICKED_UP");
        }
    }

    @Test
    void what_was_not_taken_comes_again() throws Exception {
        Partner partner = partner("GOOD", "/takes");
        status = 302;
        parcels(List.of(partner));
        webhooks.round();
        while (!failedOnce()) {
            Thread.onSpinWait();
        }
        assertThat(heard).isEmpty();
        status = 200;
        List<Heard> all = new ArrayList<>();
        while (all.size() < 2 * PARCELS) {
            webhooks.round();
            Heard one = heard.poll(100, TimeUnit.MILLISECONDS);
            if (one != null) {
                all.add(one);
            }
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    private boolean failedOnce() {
        return database.inTransaction(sql ->
                                sql.all("select count(*) from exchange_push where why = '302'", row -> row.getLong(1)))
                        .getFirst()
                >= 1;
    }
}
