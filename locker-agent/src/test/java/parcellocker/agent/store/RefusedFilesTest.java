package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

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
    void aFolderThatCannotBeWrittenIsRefused() {
        // Not even root can make a file there.
        Path file = Path.of("/proc/self/locker.db");
        assertRefused(Problem.STORE_FAILED, () -> SqliteStore.open(file, Bench.LOCKER, Bench.EPOCH, Histories.CABINET));
    }

    /** The file is what was committed: a software that cannot read it is wrong, and must not put away a whole fleet's files. */
    @Test
    void aRowThatThisSoftwareCannotReadIsRefusedAndLeftAlone() throws SQLException {
        Bench.open(folder).close();
        change("update compartment set custody = 'HAUNTED' where id = 'A01'");
        change("update counters set seal = ''");
        try (Sql sql = connect()) {
            Imprint.of(sql, Bench.LOCKER).write(sql, new Journal.Head(Bench.EPOCH, 0, Chain.START, 0));
        }
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
