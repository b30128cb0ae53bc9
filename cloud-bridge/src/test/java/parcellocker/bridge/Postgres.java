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

/** One real PostgreSQL for all tests of a JVM; each asks for a database of its own. */
public final class Postgres {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Postgres() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** An empty database, by name. */
    public static String create() {
        String name = "city" + NEXT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
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
