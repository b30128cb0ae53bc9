package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;

/** A city that runs already: what its lockers dropped when a parcel was presented again is over there too. */
class GhostMigrationTest {
    private final DataSource source = Postgres.source(Postgres.empty());
    private int seq;

    @Test
    void only_what_was_uncertain_before_its_parcel_came_again_and_nobody_opened_since_is_over() throws Exception {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db")
                .target("17")
                .load()
                .migrate();
        began("ghost", "YT0001", "UNCERTAIN");
        began("opened", "YT0002", "UNCERTAIN");
        run("insert into parcel_opening values ('LY-0001', 'p', 'opened', 'PICKUP', true)");
        began("alone", "YT0003", "UNCERTAIN");
        began("stored", "YT0004", "STORED");
        for (String waybill : List.of("YT0001", "YT0002", "YT0004")) {
            began("again-" + waybill, waybill, "UNCERTAIN");
        }
        List<String> over = new Database(source)
                .inTransaction(sql -> sql.all(
                        "select delivery from parcel_delivery where state = 'WITHDRAWN'", row -> row.getString(1)));
        assertThat(over).containsExactly("ghost");
    }

    private void began(String delivery, String waybill, String state) throws SQLException {
        seq++;
        run(
                "insert into parcel_delivery (locker, delivery, state, compartment, waybills, courier, recipient, basis, code_seal,"
                        + " begun_millis, begun_seq) values ('LY-0001', '%s', '%s', 'A01', '{%s}', 'c', 'r', 'COURIER_ATTESTED', 's', 1, %d)"
                                .formatted(delivery, state, waybill, seq));
        run("insert into parcel_opening values ('LY-0001', 'o-%s', '%s', 'DEPOSIT', true)"
                .formatted(delivery, delivery));
        run("insert into parcel_event values ('LY-0001', 1, %d, '%s', '', 'DepositAuthorised', '', 1, 'TRUSTED')"
                .formatted(seq, delivery));
    }

    private void run(String statement) throws SQLException {
        try (var connection = source.getConnection();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
