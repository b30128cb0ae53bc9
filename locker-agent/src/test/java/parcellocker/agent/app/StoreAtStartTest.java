package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.problem.ProblemException;

/** A damaged file does not keep the screen dark, and no good one is ever put away for a disk that misread it once. */
class StoreAtStartTest {
    @TempDir
    private Path folder;

    private Settings settings;

    @BeforeEach
    void aLockerThatHasLived() throws IOException {
        settings = new WrittenConfig(folder)
                .read("boards:\n  - {id: b1, family: kerong, address: 0, channels: 16}\n", WrittenConfig.ONE_LINE);
        Files.createDirectories(settings.data());
        StoreAtStart start = new StoreAtStart(settings);
        try (SqliteStore store = start.open()) {
            commit(store, new Entry.LockerStarted("x"));
            assertThat(start.news(store)).isEmpty();
            start.told();
        }
    }

    @Test
    void theFirstStartThatFindsDamageTouchesNothingAndTheSecondPutsItAside() throws IOException {
        decay();
        byte[] damaged = Files.readAllBytes(file());
        refused();
        assertThat(file()).hasBinaryContent(damaged);
        assertThat(kept()).isEmpty();
        StoreAtStart second = new StoreAtStart(settings);
        try (SqliteStore store = second.open()) {
            assertThat(store.head().seq()).isZero();
            assertThat(kept()).singleElement().satisfies(one -> assertThat(one).hasBinaryContent(damaged));
            assertThat(second.news(store)).hasValueSatisfying(news -> {
                assertThat(news.name())
                        .isEqualTo(kept().getFirst().getFileName().toString());
                assertThat(news.last()).isEqualTo(1);
            });
        }
    }

    @Test
    void whatWasMisreadOnceIsKeptAndTheNextMisreadingIsAFirstOneAgain() throws IOException {
        byte[] good = Files.readAllBytes(file());
        decay();
        refused();
        Files.write(file(), good);
        try (SqliteStore store = new StoreAtStart(settings).open()) {
            assertThat(store.head().seq()).isEqualTo(1);
        }
        decay();
        refused();
        assertThat(kept()).isEmpty();
    }

    /** An empty file would call every compartment empty. */
    @Test
    void aFileThatIsGoneIsDamageIfThereWasOne() throws IOException {
        Files.delete(file());
        refused();
        assertThat(file()).as("nothing takes its place unseen").doesNotExist();
        nobodyKnowsWhereItsJournalEnded();
    }

    @Test
    void aFileOfNoBytesIsDamageIfThereWasOne() throws IOException {
        Files.write(file(), new byte[0]);
        refused();
        assertThat(file()).isEmptyFile();
        nobodyKnowsWhereItsJournalEnded();
    }

    /** Whole tables and not one entry: no agent of ours has left it so. */
    @Test
    void aFileWithoutAnEntryIsDamageIfThereWasOneAndProvesNothing() throws IOException {
        Files.delete(file());
        SqliteStore.open(file(), "LY-000017", 3, settings.layout().cabinet()).close();
        refused();
        nobodyKnowsWhereItsJournalEnded();
    }

    private void nobodyKnowsWhereItsJournalEnded() throws IOException {
        try (SqliteStore store = new StoreAtStart(settings).open()) {
            assertThat(new StoreAtStart(settings).news(store))
                    .hasValueSatisfying(news -> assertThat(news.last()).isEqualTo(-1));
        }
    }

    /** SQLite deletes a log that lies beside no file, or beside one of no bytes. */
    @Test
    void theLogOfAFileThatIsGoneIsEvidenceAndKept() throws IOException {
        Path beside = settings.data().resolve("locker.db-wal");
        byte[] log;
        try (SqliteStore store = new StoreAtStart(settings).open()) {
            commit(store, new Entry.LockerStarted("x"));
            log = Files.readAllBytes(beside);
        }
        Files.delete(file());
        Files.write(beside, log);
        refused();
        assertThat(beside).hasBinaryContent(log);
        nobodyKnowsWhereItsJournalEnded();
        assertThat(kept()).singleElement().satisfies(one -> {
            assertThat(one).isEmptyFile();
            assertThat(one.resolveSibling(one.getFileName() + "-wal")).hasBinaryContent(log);
        });
    }

    @Test
    void aToolDoesNotBeginANewFileWhereThereWasOne() throws IOException {
        StoreAtStart.requireSettled(settings);
        Files.delete(file());
        assertThatThrownBy(() ->
                        TrialBench.open(settings, new CourierId("tool-wire")).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("start the agent first");
        assertThat(file()).doesNotExist();
        Files.createFile(file());
        assertThatThrownBy(() -> StoreAtStart.requireSettled(settings)).isInstanceOf(ProblemException.class);
    }

    /** The new file exists and says nothing yet: whoever opens it next says it first, and a tool does not touch it. */
    @Test
    void aCutBeforeTheNewFileSaysSoHasTheNextStartSayItAndAToolWaits() throws IOException {
        decay();
        refused();
        assertThatThrownBy(() -> StoreAtStart.requireSettled(settings)).isInstanceOf(ProblemException.class);
        new StoreAtStart(settings).open().close();
        assertThatThrownBy(() -> StoreAtStart.requireSettled(settings)).isInstanceOf(ProblemException.class);
        StoreAtStart next = new StoreAtStart(settings);
        try (SqliteStore store = next.open()) {
            Input.FileDamaged news = next.news(store).orElseThrow();
            commit(store, new Entry.ModeChanged(Mode.DAMAGED, true, news.name()));
            next.told();
            StoreAtStart.requireSettled(settings);
            assertThat(next.news(store)).as("as long as the mode lasts").contains(news);
            commit(store, new Entry.Enrolled(9, 0), new Entry.ModeChanged(Mode.DAMAGED, false, ""));
            assertThat(next.news(store)).isEmpty();
        }
        assertThat(kept()).hasSize(1);
    }

    private void refused() {
        assertThatThrownBy(() -> new StoreAtStart(settings).open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("LK-5006");
    }

    private static void commit(SqliteStore store, Entry... entries) {
        Book before = store.load();
        Stamp stamp = new Stamp(before.ageMillis() + 1_000, 1_700_000_000_000L, Quality.TRUSTED);
        Book after = before;
        for (Entry entry : entries) {
            after = after.after(entry, stamp);
        }
        store.commit(new Commit(before, after, List.of(entries), stamp));
    }

    /** A byte in the row of the only compartment. */
    private void decay() throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("A01EMPTY");
        assertThat(at).isPositive();
        bytes[at + 2] ^= 3;
        try (FileChannel out = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(bytes));
        }
    }

    private List<Path> kept() {
        try (Stream<Path> all = Files.list(settings.data())) {
            return all.filter(path -> path.toString().matches(".*damaged-[0-9-]+"))
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Path file() {
        return StoreAtStart.file(settings);
    }
}
