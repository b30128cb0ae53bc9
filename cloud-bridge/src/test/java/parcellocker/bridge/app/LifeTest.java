package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.web.Client;
import parcellocker.bridge.web.OpenApi;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;

/** How a bridge says that it is alive and ready, and how it ends. */
class LifeTest {
    @TempDir
    static Path folder;

    private static Town town;

    @BeforeAll
    static void start() throws IOException {
        town = new Town(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void without_its_broker_or_its_database_it_lives_and_is_not_ready_until_they_are_back() throws Exception {
        try (Bridge bridge = new Bridge(town.config("life-1"), town.keys)) {
            Client client = new Client(bridge.url());
            Town.await(client, "/health/ready", found -> is(found, "UP", true, true));
            town.breakBroker();
            Town.await(client, "/health/ready", found -> is(found, "DOWN", true, false));
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            town.mendBroker();
            Town.await(client, "/health/ready", found -> is(found, "UP", true, true));
            allow(false);
            Town.await(client, "/health/ready", found -> is(found, "DOWN", false, true));
            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            allow(true);
            Town.await(client, "/health/ready", found -> is(found, "UP", true, true));
            assertThat(client.get("/health/ready").status()).isEqualTo(200);
        } finally {
            allow(true);
        }
    }

    /** With the row of its locker locked, a batch is in hand as long as one likes; another one waits behind it, and a request does too. */
    @Test
    void a_bridge_that_is_stopped_is_not_ready_first_and_acks_and_answers_what_had_come_before_it_ends()
            throws Exception {
        Bridge bridge = new Bridge(town.config("life-2"), town.keys);
        Client client = new Client(bridge.url());
        try (StreetLocker first = town.locker(client, "STOP-1");
                StreetLocker second = town.locker(client, "STOP-2");
                Connection holding = Postgres.source(town.database).getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.executeQuery("select 1 from journal_cursor where locker = 'STOP-1' for update");
            first.send(new Journal(new LockerId("STOP-1"), 1)
                    .deposit("d-s1", "A01", "YTSTOP1", "c")
                    .all());
            awaitWaiting(statement, 1);
            second.send(new Journal(new LockerId("STOP-2"), 1)
                    .deposit("d-s2", "A01", "YTSTOP2", "c")
                    .all());
            CompletableFuture<OpenApi.Answer> asked = registersAgain(client);
            awaitWaiting(statement, 2);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(bridge::close);
            JsonNode told = Town.await(
                    client, "/health/ready", found -> found.path("stopping").asBoolean());
            assertThat(told.path("status").asText()).isEqualTo("DOWN");
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            assertThat(stopped).isNotDone();
            holding.commit();
            assertThat(first.ack()).isEqualTo(new Ack(1, 3));
            assertThat(second.ack()).isEqualTo(new Ack(1, 3));
            assertThat(asked.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
            stopped.get(20, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> client.get("/health/live")).isInstanceOf(IOException.class);
    }

    private static CompletableFuture<OpenApi.Answer> registersAgain(Client client) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.post(
                        "/v1/lockers",
                        "{\"locker\":\"STOP-1\",\"name\":\"Again\",\"address\":\"West gate\",\"epoch\":2}");
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private static boolean is(JsonNode found, String status, boolean database, boolean broker) {
        return found.path("status").asText().equals(status)
                && found.path("database").asBoolean() == database
                && found.path("broker").asBoolean() == broker;
    }

    /** So many wait for a row that is locked; each look is a round trip. */
    private static void awaitWaiting(Statement statement, int count) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int waiting;
        do {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try (var rows = statement.executeQuery(
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                            + " and pg_sleep(0.02) is not null")) {
                assertThat(rows.next()).isTrue();
                waiting = rows.getInt(1);
            }
        } while (waiting < count);
    }

    /** A database that lets nobody in, and throws out who is. */
    private static void allow(boolean isOpen) throws SQLException {
        try (Connection connection = Postgres.source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + town.database + " allow_connections " + isOpen);
            if (!isOpen) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + town.database + "'");
            }
        }
    }
}
