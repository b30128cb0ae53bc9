package parcellocker.bridge.fleet;

import java.time.InstantSource;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;

class SqlUploadsTest extends UploadsContract {
    private static final Database DATABASE = Postgres.migrated();

    @BeforeEach
    void begin_with_a_locker_that_was_asked_nothing() {
        DATABASE.inTransaction(sql -> {
            sql.change("delete from fleet_report");
            sql.change("delete from fleet_report_told");
            sql.change("delete from fleet_locker");
            return sql.change(
                    "insert into fleet_locker (locker, name, address, seal_to, epoch) values (?, 'n', 'a', 'k', 1)",
                    LOCKER.value());
        });
    }

    @Override
    void ask(String request) {
        DATABASE.inTransaction(sql -> sql.change(
                "insert into fleet_report (request, locker, parts, from_at, to_at, most_bytes, author, asked_at, directive)"
                        + " values (?, ?, '{LOG}', now(), now(), ?, 'a', now(), 1)",
                request,
                LOCKER.value(),
                MOST));
    }

    @Override
    void close(String request) {
        DATABASE.inTransaction(sql -> sql.change(
                "insert into fleet_report_told (locker, request, state, problem) values (?, ?, 'FAILED', 'LK-2063')",
                LOCKER.value(),
                request));
    }

    @Override
    <T> T with(Function<ReportBook, T> work) {
        return DATABASE.inTransaction(sql -> work.apply(new SqlReportBook(sql, LOCKER, InstantSource.system())));
    }
}
