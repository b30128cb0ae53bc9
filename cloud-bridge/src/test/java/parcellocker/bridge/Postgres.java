package parcellocker.bridge;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import parcellocker.bridge.sql.Database;

/**
 * One real PostgreSQL for all tests of a JVM; each asks for a database of its own. No test cuts this machine's power, so it writes without
 * waiting for the disk; a killed process loses nothing by that.
 */
public final class Postgres {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int MOST_CONNECTIONS = 8;
    /** The least that the pool takes. */
    private static final long IDLE_MILLIS = 10_000;

    private Postgres() {}

    private static final class Server {
        private static final String TABLES = "tables";

        static final EmbeddedPostgres RUNNING = start();

        static {
            String unusedName = create(TABLES, "template1");
            var unused = new Database(RUNNING.getDatabase("postgres", TABLES));
        }

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("city-postgres");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .setServerConfig("fsync", "off")
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
                deletedWhenOver(data);
                return server;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Hundreds of databases are as many hundred thousand files: Surefire would not wait until they are gone. A process of its own deletes them. */
        private static void deletedWhenOver(Path data) throws IOException {
            String postmaster =
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            new ProcessBuilder("sh", "-c", "while kill -0 $0; do sleep 1; done; rm -rf $1", postmaster, data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        static String create(String name, String template) {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                // Quicker than through the log, to which its pages would go one by one.
                statement.execute("create database " + name + " template " + template + " strategy file_copy");
                return name;
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /** An empty database, by name. */
    public static String empty() {
        return Server.create("city" + NEXT.incrementAndGet(), "template1");
    }

    /** A database with the city's tables, by name: a copy of one in which they were made once. */
    public static String create() {
        return Server.create("city" + NEXT.incrementAndGet(), Server.TABLES);
    }

    public static String url(String name) {
        return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
    }

    /** A pool that nobody need close: whoever is over leaves no connection behind for long. */
    public static DataSource source(String name) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(Server.RUNNING.getDatabase("postgres", name));
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE_MILLIS);
        return new HikariDataSource(pool);
    }

    /** A database with the city's tables. */
    public static Database migrated() {
        return new Database(source(create()));
    }
}
