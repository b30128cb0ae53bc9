package parcellocker.bridge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** A city that runs already: what it gave before there were chains becomes the beginning of one. */
class CourseMigrationTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");
    private static final String KEY = Jose.newSigningKey();

    @Test
    void directives_given_before_get_the_hashes_that_lockers_compute_of_them() throws Exception {
        DataSource source = Postgres.source(Postgres.empty());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db")
                .target("4")
                .load()
                .migrate();
        // One of each length modulo four: base64 has its padding back in each.
        List<String> payloads = new ArrayList<>();
        for (String delivery : List.of("d", "d1", "d12", "d123")) {
            payloads.add(Json.write(
                    Numbered.loose(LOCKER.value(), payloads.size() + 1L, new Directive.RenewCode(delivery))));
        }
        given(source, payloads);

        new Database(source).inTransaction(sql -> {
            SqlLogBook book = new SqlLogBook(sql, LOCKER);
            assertThat(book.from(1, 10)).extracting(LogBook.Row::head).isEqualTo(hashes(payloads));
            assertThat(book.course())
                    .isEqualTo(new LogBook.Course(4, hashes(payloads).getLast(), 1, 0));
            long number = new Dispatch(book, LOCKER, KEY).give(new Directive.RenewCode("d-5"));
            assertThat(book.row(number).orElseThrow().prev())
                    .isEqualTo(hashes(payloads).getLast());
            return number;
        });
    }

    private static List<String> hashes(List<String> payloads) {
        return payloads.stream().map(Chain::name).toList();
    }

    private static void given(DataSource source, List<String> payloads) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into fleet_locker (locker, name, address, seal_to, epoch, given, taken)"
                    + " values ('LY-0001', 'n', 'a', 'k', 1, 4, 1)");
            for (int i = 0; i < payloads.size(); i++) {
                statement.execute("insert into fleet_directive (locker, number, kind, jws) values ('LY-0001', "
                        + (i + 1) + ", 'RenewCode', '" + Jose.sign(payloads.get(i), KEY) + "')");
            }
        }
    }
}
