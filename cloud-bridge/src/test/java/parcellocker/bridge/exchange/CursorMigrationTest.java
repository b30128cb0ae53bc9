package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** A city that runs already: what its lockers told before there were partners is no news to them. */
class CursorMigrationTest {
    private static final LockerId LOCKER = new LockerId("LY-0001");

    @Test
    void what_was_told_before_is_not_brought_when_a_journal_is_read_again() throws Exception {
        DataSource source = migrated("16");
        Journal journal = new Journal(LOCKER, 1).deposit("d1", "A01", "SF0001", "c");
        known(source, journal);

        Database database = new Database(source);
        new Partners(database, KeyRing.of(Jose.newSealingKey())).put(regulator());
        Feed feed = new Feed(database, InstantSource.system());
        Intake intake = new Intake(new SqlBooks(database));
        intake.replay(LOCKER);
        assertThat(feed.gather()).isZero();
        intake.take(LOCKER, journal.pickup("d1", "A01").all());
        assertThat(feed.gather()).isEqualTo(1);
        assertThat(feed.after(regulator(), 0, 10))
                .extracting(event -> event.code().name())
                .containsExactly("PICKED_UP");
    }

    @Test
    void what_was_told_since_there_are_partners_is_news_to_them() throws Exception {
        DataSource source = migrated("17");
        known(source, new Journal(LOCKER, 1).deposit("d1", "A01", "SF0001", "c"));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into parcel_happening (locker, epoch, seq, delivery, kind, waybills, compartment,"
                            + " made_millis, clock) values ('LY-0001', 1, 3, 'd1', 'DEPOSITED', '{SF0001}', 'A01', 1, 'TRUSTED')");
            statement.execute("insert into parcel_happening_head (locker, epoch, seq) values ('LY-0001', 1, 3)");
        }
        assertThat(new Feed(new Database(source), InstantSource.system()).gather())
                .isEqualTo(1);
    }

    private static DataSource migrated(String version) throws Exception {
        DataSource source = Postgres.source(Postgres.empty());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db")
                .target(version)
                .load()
                .migrate();
        return source;
    }

    private static Partner regulator() {
        return new Partner(
                "GOV",
                "GOV",
                Partner.Kind.REGULATOR,
                List.of(Partner.Scope.EVENTS),
                Partner.Mask.NOTHING,
                Dialect.PLAIN,
                Optional.empty(),
                true);
    }

    private static void known(DataSource source, Journal journal) throws SQLException {
        List<String> bodies = journal.all().bodies();
        String prev = Chain.START;
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var entry =
                        connection.prepareStatement("insert into journal_entry (locker, epoch, seq, prev, hash, body,"
                                + " applied) values ('LY-0001', 1, ?, ?, ?, ?, true)")) {
            statement.execute("insert into fleet_locker (locker, name, address, seal_to, epoch)"
                    + " values ('LY-0001', 'n', 'a', 'k', 1)");
            statement.execute("insert into journal_cursor (locker, epoch, up_to, head) values ('LY-0001', 1, "
                    + journal.head() + ", '" + journal.headHash() + "')");
            for (int i = 0; i < bodies.size(); i++) {
                String hash = Chain.next(prev, bodies.get(i));
                entry.setLong(1, i + 1L);
                entry.setString(2, prev);
                entry.setString(3, hash);
                entry.setString(4, bodies.get(i));
                entry.executeUpdate();
                prev = hash;
            }
        }
    }
}
