package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Journal;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.web.Client;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/**
 * A backup of a database that goes on taking journals, put back into a fresh one, as PostgreSQL's manual has it (continuous archiving, low level
 * interface): it is what pg_basebackup does, which the embedded PostgreSQL has not.
 */
class BackupTest {
    private static final LockerId LOCKER = new LockerId("BACK-1");

    @TempDir
    Path folder;

    @Test
    void a_backup_taken_under_intake_holds_with_its_archive_all_that_was_ever_acked() throws Exception {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path copy = folder.resolve("copy");
        Map<String, String> books;
        int parcels;
        try (EmbeddedPostgres live = live(folder.resolve("live"), archive)) {
            Street street = new Street(new Database(live.getPostgresDatabase()));
            CompletableFuture<Integer> intake = CompletableFuture.supplyAsync(street::goesOn);
            street.awaits(20);
            backup(live, folder.resolve("live"), copy);
            street.awaits(street.acked() + 20);
            street.ends();
            parcels = intake.get(30, TimeUnit.SECONDS);
            books = books(live);
            archived(live, archive);
        }
        try (EmbeddedPostgres restored = restored(copy, archive)) {
            assertThat(books(restored)).isEqualTo(books);
            assertThat(books.get("journal_entry")).isNotEqualTo(books.get("parcel_message"));
            aBridgeReads(restored, parcels);
        }
    }

    private void aBridgeReads(EmbeddedPostgres restored, int parcels) throws Exception {
        try (Town town = new Town(folder.resolve("town"), "none");
                Bridge bridge =
                        new Bridge(town.config("back-1", restored.getJdbcUrl("postgres", "postgres")), town.keys)) {
            Client client = new Client(bridge.url());
            for (int parcel : new int[] {0, parcels - 1}) {
                var found = Client.json(client.get("/v1/parcels/YTBACK" + parcel));
                assertThat(found.at("/parcel/state").asText()).isEqualTo("COLLECTED");
                assertThat(found.path("history")).hasSize(7);
            }
            assertThat(client.get("/v1/parcels/YTBACK" + parcels).status()).isEqualTo(404);
            try (StreetLocker locker = town.known(client, LOCKER)) {
                locker.birth("nonce-1", 7L * parcels, 0);
                assertThat(locker.directive().number()).isZero();
            }
        }
    }

    private static EmbeddedPostgres live(Path data, Path archive) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(made -> append(
                        made.toPath(),
                        "wal_level = replica\narchive_mode = on\narchive_command = 'cp %p " + archive + "/%f'\n"))
                .start();
    }

    private static EmbeddedPostgres restored(Path data, Path archive) throws IOException {
        append(data, "archive_mode = off\nrestore_command = 'cp " + archive + "/%f %p'\n");
        Files.createFile(data.resolve("recovery.signal"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private static void append(Path data, String settings) {
        try {
            Files.writeString(
                    data.resolve("postgresql.conf"), settings, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void backup(EmbeddedPostgres live, Path data, Path copy) throws Exception {
        try (Connection connection = live.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copy(data, copy);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                assertThat(row.next()).isTrue();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
    }

    /** Everything but the changes themselves, which the archive has, and what belongs to the running server. */
    private static void copy(Path data, Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                copyOne(data, one, copy);
            }
        }
    }

    private static void copyOne(Path data, Path one, Path copy) throws IOException {
        Path name = data.relativize(one);
        boolean isChange = name.startsWith("pg_wal") && !Files.isDirectory(one);
        if (isChange || name.toString().startsWith("postmaster.")) {
            return;
        }
        try {
            Files.copy(one, copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (java.nio.file.NoSuchFileException gone) {
            // A table or a file for sorting that was dropped meanwhile: the changes tell of it.
            assertThat(one).doesNotExist();
        }
    }

    /** Until the last change lies in the archive. */
    private static void archived(EmbeddedPostgres live, Path archive) throws Exception {
        try (Connection connection = live.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            assertThat(row.next()).isTrue();
            Path last = archive.resolve(row.getString(1));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!isArchived(connection, String.valueOf(last.getFileName()))) {
                assertThat(System.nanoTime()).as("not archived: " + last).isLessThan(deadline);
            }
        }
    }

    /** Each look is a round trip that waits in the server. */
    private static boolean isArchived(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select last_archived_wal >= '" + name + "' from pg_stat_archiver, pg_sleep(0.05)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Each table by its rows. */
    private static Map<String, String> books(EmbeddedPostgres server) throws SQLException {
        Map<String, String> books = new TreeMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (tables.next()) {
                books.put(tables.getString(1), rows(connection, tables.getString(1)));
            }
        }
        return books;
    }

    private static String rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|'"
                        + " order by t::text)), '') from " + table + " t")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** One locker that tells of one parcel after the other, each deposited and collected, until it ends. */
    private static final class Street {
        private final Intake intake;
        private final Journal journal = new Journal(LOCKER, 1);
        private final AtomicInteger acked = new AtomicInteger();
        private final AtomicBoolean isOver = new AtomicBoolean();

        Street(Database database) {
            Directives directives =
                    new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
            database.inTransaction(sql -> {
                Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "东门柜", "中州路1号", 1, ""));
                SqlBooks.enrol(sql, LOCKER, 1);
                return true;
            });
            intake = new Intake(new SqlBooks(database));
        }

        int goesOn() {
            int parcel = 0;
            while (!isOver.get()) {
                journal.deposit("d" + parcel, "A01", "YTBACK" + parcel, "c").pickup("d" + parcel, "A01");
                var outcome = intake.take(LOCKER, journal.batch(journal.head() - 6, journal.head()));
                assertThat(outcome.ack().upTo()).isEqualTo(journal.head());
                parcel++;
                synchronized (acked) {
                    acked.set(parcel);
                    acked.notifyAll();
                }
            }
            return parcel;
        }

        int acked() {
            return acked.get();
        }

        void awaits(int count) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            synchronized (acked) {
                while (acked.get() < count) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    acked.wait(1_000);
                }
            }
        }

        void ends() {
            isOver.set(true);
        }
    }
}
