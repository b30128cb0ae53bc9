package parcellocker.bridge.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The city's database. */
public final class Database {
    private final DataSource source;

    /** A database whose tables are brought up to date first. */
    public Database(DataSource source) {
        this.source = source;
        Flyway.configure().dataSource(source).locations("classpath:db").load().migrate();
    }

    /** Runs work in one transaction: committed when it returns, rolled back when it throws. */
    public <T> T inTransaction(Function<Sql, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException broken) {
            throw Sql.failed(broken);
        }
    }
}
