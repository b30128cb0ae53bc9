package parcellocker.bridge.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import parcellocker.bridge.watch.Meters;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Connections to PostgreSQL. */
final class Pool {
    private static final int CONNECTIONS = 8;
    private static final long DATABASE_MILLIS = 10_000;

    private Pool() {}

    /** @throws ProblemException {@link Problem#STORE_FAILED} if there is no PostgreSQL */
    static HikariDataSource opened(Config.Database database, Meters meters) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("city");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(DATABASE_MILLIS);
        meters.watch(pool);
        try {
            return new HikariDataSource(pool);
        } catch (RuntimeException refused) {
            throw new ProblemException(Problem.STORE_FAILED, "PostgreSQL does not answer", refused);
        }
    }
}
