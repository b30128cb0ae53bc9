package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

final class RefusedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aNewerSchemaIsLeftAlone() throws SQLException {
        Bench.open(folder).close();
        change("pragma user_version = " + (Schema.VERSION + 1));
        assertRefused(Problem.STORE_NEWER, () -> Bench.open(folder));
        try (Sql sql = connect()) {
            assertThat(sql.number("pragma user_version")).isEqualTo(Schema.VERSION + 1);
        }
    }

    @Test
    void theFileOfAnotherLockerIsRefused() {
        Bench.open(folder).close();
        Path file = folder.resolve("locker.db");
        assertRefused(Problem.STORE_FOREIGN, () -> SqliteStore.open(file, "BJ-0002", Bench.EPOCH, Histories.CABINET));
    }

    @Test
    void aDatabaseThatIsNoLockersIsRefusedUntouched() throws SQLException {
        change("create table cats (name text)");
        assertRefused(Problem.STORE_FOREIGN, () -> Bench.open(folder));
        try (Sql sql = connect()) {
            assertThat(sql.text("pragma journal_mode")).isEqualTo("delete");
            assertThat(sql.number("select count(*) from sqlite_schema")).isEqualTo(1);
        }
    }

    @Test
    void aFileOfAFirstStartThatWasCutBeforeItsTablesIsNotRefused() throws SQLException {
        try (Sql sql = connect()) {
            sql.once("pragma page_size = 1024");
            sql.once("pragma journal_mode = wal");
            assertThat(sql.number("pragma page_count")).isPositive();
        }
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised());
            assertThat(store.head().seq()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(folder.resolve("locker.db"), "not a database ".repeat(500), StandardCharsets.UTF_8);
        assertRefused(Problem.STORE_FAILED, () -> Bench.open(folder));
    }

    @Test
    void overwrittenPagesAreSeenAtStart() throws IOException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(3), 100);
        }
        Path file = folder.resolve("locker.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 4; page < bytes.length / Settings.PAGE_BYTES; page += 3) {
            for (int i = 0; i < 64; i++) {
                bytes[page * Settings.PAGE_BYTES + i] ^= 0x5A;
            }
        }
        Files.write(file, bytes);
        assertRefused(Problem.STORE_FAILED, () -> Bench.open(folder));
    }

    @Test
    void anEntryThatWasChangedBreaksTheChain() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(3), 20);
        }
        change("drop trigger journal_is_not_changed");
        change("update journal set body = replace(body, 'seq\":9', 'seq\":8') where seq = 9");
        assertRefused(Problem.CHAIN_BROKEN, () -> Bench.open(folder));
    }

    @Test
    void anEntryThatWasTakenOutBreaksTheChain() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(3), 20);
        }
        change("drop trigger journal_is_not_cut");
        change("delete from attachment where seq = 9");
        change("delete from journal where seq = 9");
        assertRefused(Problem.CHAIN_BROKEN, () -> Bench.open(folder));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() {
        // Not even root can make a file there.
        Path file = Path.of("/proc/self/locker.db");
        assertRefused(Problem.STORE_FAILED, () -> SqliteStore.open(file, Bench.LOCKER, Bench.EPOCH, Histories.CABINET));
    }

    @Test
    void aTableRowThatNobodyWroteIsRefused() throws SQLException {
        Bench.open(folder).close();
        change("update compartment set custody = 'HAUNTED' where id = 'A01'");
        assertRefused(Problem.STORE_FAILED, () -> Bench.open(folder));
    }

    @Test
    void aCompartmentInUseCannotBeBuiltAway() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised());
        }
        assertRefused(Problem.CONFIG_CONFLICT, () -> openWithout("A01"));
        try (SqliteStore store = openWithout("A02")) {
            assertThat(store.load().compartments().has(new CompartmentId("A02")))
                    .isFalse();
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load().custody(new CompartmentId("A02"))).isEqualTo(new Custody.Empty());
        }
    }

    private SqliteStore openWithout(String compartment) {
        Cabinet smaller = Cabinet.of(Histories.CABINET.compartments().values().stream()
                .filter(built -> !built.id().value().equals(compartment))
                .toList());
        return SqliteStore.open(folder.resolve("locker.db"), Bench.LOCKER, Bench.EPOCH, smaller);
    }

    private static void assertRefused(Problem problem, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(List.of(refusal.problem()))
                                .as(refusal.getMessage())
                                .containsExactly(problem));
    }

    private void change(String statement) throws SQLException {
        try (Sql sql = connect()) {
            sql.once(statement);
        }
    }

    private Sql connect() throws SQLException {
        return Sql.connect("jdbc:sqlite:" + folder.resolve("locker.db"));
    }
}
