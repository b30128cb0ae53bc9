package parcellocker.bridge.fleet;

import org.junit.jupiter.api.BeforeEach;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Books;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;

class SqlDispatchTest extends DispatchContract {
    private static final Database DATABASE = Postgres.migrated();

    private final SqlBooks books = new SqlBooks(DATABASE);

    @BeforeEach
    void begin_with_a_locker_that_was_told_nothing() {
        DATABASE.inTransaction(sql -> {
            sql.change("delete from fleet_directive");
            sql.change("delete from fleet_locker");
            return sql.change(
                    "insert into fleet_locker (locker, name, address, seal_to, epoch) values (?, 'n', 'a', 'k', 1)",
                    LOCKER.value());
        });
        books.enrol(LOCKER, 1);
    }

    @Override
    Books books() {
        return books;
    }
}
