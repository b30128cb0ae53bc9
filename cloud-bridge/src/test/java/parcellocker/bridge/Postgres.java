package parcellocker.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        static String create(String name, String template) {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " template " + template);
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

    public static DataSource source(String name) {
        return Server.RUNNING.getDatabase("postgres", name);
    }

    /** A database with the city's tables. */
    public static Database migrated() {
        return new Database(source(create()));
    }
}
