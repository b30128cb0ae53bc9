package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parcellocker.bridge.Broker;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.link.Login;
import parcellocker.bridge.web.Client;
import parcellocker.bridge.web.Web;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** A real broker and a real PostgreSQL, and what a bridge over them is told at its start. */
final class Town implements AutoCloseable {
    final Keys keys = Keys.fresh();
    final String database;
    private final String lockerKey = Jose.publicOf(Jose.newSealingKey());
    private final Path folder;
    private Broker broker;

    Town(Path folder) throws IOException {
        this(folder, Postgres.create());
    }

    Town(Path folder, String database) throws IOException {
        this.folder = folder;
        this.database = database;
        broker = new Broker(Files.createDirectories(folder.resolve("first")));
    }

    Config config(String clientId) {
        return config(clientId, Postgres.url(database));
    }

    Config config(String clientId, String url) {
        return config(clientId, url, Config.Watching.NONE);
    }

    Config config(String clientId, String url, Config.Watching watching) {
        return new Config(
                new Web.Address("127.0.0.1", 0, Client.KEY, true),
                new Config.Database(url, "postgres", "any"),
                new Config.Mqtt(mqtt(clientId), mqtt(clientId)),
                Path.of("unused"),
                Config.Channel.SCREEN,
                new Config.City("Luoyang", 24, 14, 90, 24, 1),
                Optional.empty(),
                Config.Registry.plain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                watching);
    }

    private parcellocker.bridge.link.Broker mqtt(String clientId) {
        return new parcellocker.bridge.link.Broker(broker.url(), new Login.Password("bridge", "any"), clientId);
    }

    void breakBroker() {
        broker.close();
    }

    void mendBroker() throws IOException {
        broker = new Broker(Files.createDirectories(folder.resolve("second")), broker.port());
    }

    /** Registers a locker by the interface and connects it. */
    StreetLocker locker(Client client, String id) throws Exception {
        await(client, "/health", found -> found.path("broker").asBoolean());
        String body =
                "{\"locker\":\"" + id + "\",\"name\":\"Locker\",\"address\":\"West gate\",\"epoch\":1,\"sealTo\":\""
                        + lockerKey.replace("\"", "\\\"") + "\"}";
        assertThat(client.post("/v1/lockers", body).status()).isEqualTo(201);
        return known(client, new LockerId(id));
    }

    /** Connects a locker that this city knows. */
    StreetLocker known(Client client, LockerId id) throws Exception {
        await(client, "/health", found -> found.path("broker").asBoolean());
        return new StreetLocker(
                broker.url(), id, Jose.publicOf(keys.directives().present()));
    }

    /** Where its broker listens. */
    String brokerUrl() {
        return broker.url();
    }

    /** Asks until it is so, for at most half a minute; each answer is a round trip, so this does not spin. */
    static JsonNode await(Client client, String path, Predicate<JsonNode> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        JsonNode found = Client.json(client.get(path));
        while (!condition.test(found)) {
            assertThat(System.nanoTime())
                    .as("still not so: " + path + " " + found)
                    .isLessThan(deadline);
            pause();
            found = Client.json(client.get(path));
        }
        return found;
    }

    /** Asks until the text is so, for at most half a minute. */
    static String awaitText(URI from, Predicate<String> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String found = text(from);
        while (!condition.test(found)) {
            assertThat(System.nanoTime()).as("still not so: " + found).isLessThan(deadline);
            pause();
            found = text(from);
        }
        return found;
    }

    private static String text(URI from) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(from).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void pause() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Override
    public void close() {
        broker.close();
    }
}
