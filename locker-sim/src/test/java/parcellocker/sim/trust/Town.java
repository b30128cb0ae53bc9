package parcellocker.sim.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A city: PostgreSQL, the real bridge with its two identities at the broker, and its interface. */
final class Town implements AutoCloseable {
    static final String API_KEY = "kX9-twentyfour-letters-q";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long WAIT_SECONDS = 90;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Programs programs;
    private final EmbeddedPostgres postgres;
    private String url = "";

    Town(Path folder, Programs programs) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("city"));
        this.programs = programs;
        this.postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    /** Draws the city's keys and starts the bridge; {@code more} is further configuration. */
    Programs.Started start(Pki pki, String broker, String more) throws IOException, InterruptedException {
        programs.run(Programs.BRIDGE, "new-keys", folder.resolve("keys.json").toString());
        Pki.write(pki.caller("city.reader.1"), "reader", folder);
        Pki.write(pki.caller("city.writer.1"), "writer", folder);
        Path file = Files.writeString(folder.resolve("bridge.yaml"), """
                http: {host: 127.0.0.1, port: 0, apiKey: %s, openOnLoopback: true}
                database: {url: "%s", user: postgres, password: not-a-default-1}
                mqtt:
                  url: "%s"
                  trust: trust.pem
                  reader: {certificate: reader.pem, key: reader.key}
                  writer: {certificate: writer.pem, key: writer.key}
                keys: keys.json
                notices: {channel: screen}
                city: {name: Luoyang, storageHours: 24}
                %s
                """.formatted(API_KEY, database(), broker, more));
        return bridge(file);
    }

    /** The bridge once more, with the keys and the configuration it had. */
    Programs.Started startAgain() throws IOException {
        return bridge(folder.resolve("bridge.yaml"));
    }

    private Programs.Started bridge(Path configuration) throws IOException {
        Programs.Started bridge = programs.start("bridge", Programs.BRIDGE, configuration.toString());
        url = bridge.url();
        return bridge;
    }

    /** Copies every table, all as of one moment. */
    void backUp() throws SQLException {
        sql("create schema backup", """
                do $$ declare t text; begin
                  for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('create table backup.%I as table public.%I', t, t);
                  end loop;
                end $$""");
    }

    /** Puts every table back as it was then; nobody may be using them. */
    void restore() throws SQLException {
        sql("set session_replication_role = replica", """
                do $$ declare t text; begin
                  for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('delete from public.%I', t);
                    execute format('insert into public.%I select * from backup.%I', t, t);
                  end loop;
                end $$""");
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            for (String each : statements) {
                statement.execute(each);
            }
            connection.commit();
        }
    }

    String publicKeys() throws IOException, InterruptedException {
        return programs.run(
                        Programs.BRIDGE,
                        "public-keys",
                        folder.resolve("keys.json").toString())
                .out();
    }

    Path folder() {
        return folder;
    }

    Path tables() {
        return folder.resolveSibling("postgres");
    }

    private String database() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Has PostgreSQL put everything into its files. */
    void checkpoint() throws java.sql.SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** A file. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** Asks until the answer is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        JsonNode answer = get(path);
        while (!wanted.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = get(path);
        }
        if (!wanted.test(answer)) {
            throw new AssertionError(path + " stayed " + answer + "\n" + logs());
        }
        return answer;
    }

    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("bridge", "agent")) {
            if (Files.exists(programs.log(name))) {
                text.append(name).append(":\n").append(Files.readString(programs.log(name)));
            }
        }
        return text.toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + API_KEY);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
