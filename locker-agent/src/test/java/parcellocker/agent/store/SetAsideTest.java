package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.runtime.StoreException;

/** A damaged file is evidence: moved whole whatever is cut in between, never overwritten, and read as far as it can be. */
class SetAsideTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String NAME = "locker.db.damaged-2026-03-31-1";

    @TempDir
    Path folder;

    @Test
    void itKeepsItsBytesItsLogAndItsDayAndSaysWhereItsJournalEnded() throws IOException {
        byte[] log = withALog(30);
        byte[] bytes = Files.readAllBytes(file());
        SetAside aside = new SetAside(file());
        SetAside.Found found = aside.move(Bench.LOCKER, DAY, "a row");
        assertThat(found).isEqualTo(new SetAside.Found(NAME, "a row", Bench.EPOCH, 30, 12));
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(bytes);
        assertThat(Files.readAllBytes(folder.resolve(NAME + "-wal"))).isEqualTo(log);
        assertThat(file()).doesNotExist();
        assertThat(aside.latest()).contains(found);
        assertThat(aside.untold()).contains(found);
        aside.told();
        assertThat(aside.untold()).isEmpty();
        assertThat(aside.all()).containsExactly(folder.resolve(NAME));
    }

    /** The log may be gone from its place and the file not yet: alone it would be an old image, and its log another file's. */
    @Test
    void aMoveThatIsCutAnywhereIsGoneOnWithAndNothingOpensTheFileWithoutItsLog() throws IOException {
        byte[] log = withALog(10);
        byte[] bytes = Files.readAllBytes(file());
        for (int done = -1; done < 3; done++) {
            Path there = Files.createDirectories(folder.resolve("cut" + done));
            Path database = there.resolve("locker.db");
            Files.write(database, bytes);
            Files.write(log(database), log);
            SetAside aside = new SetAside(database);
            aside.suspect("x");
            SetAside.Found found = aside.move(Bench.LOCKER, DAY, "x");
            // As it was when the power went.
            if (done < 0) {
                Files.delete(there.resolve(NAME + ".json"));
                Files.delete(there.resolve("locker.db.unsettled"));
            }
            if (done < 2) {
                Files.move(there.resolve(NAME), database);
            }
            if (done < 1) {
                Files.move(there.resolve(NAME + "-wal"), log(database));
            }
            new SetAside(database).finish();
            new SetAside(database).finish();
            assertThat(Files.readAllBytes(there.resolve(NAME))).isEqualTo(bytes);
            assertThat(Files.readAllBytes(there.resolve(NAME + "-wal"))).isEqualTo(log);
            assertThat(log(database)).doesNotExist();
            assertThat(found.last()).isEqualTo(10);
            assertThat(aside.untold()).contains(found);
            assertThat(aside.latest()).contains(found);
            assertThat(there.resolve("locker.db.unsettled")).hasContent(NAME);
            try (SqliteStore fresh = Bench.openFile(database)) {
                assertThat(fresh.head().seq()).isZero();
                Bench.live(fresh, new Random(1), 3);
                new SetAside(database).finish();
                assertThat(fresh.head().seq()).isEqualTo(3);
            }
            assertThat(Files.readAllBytes(there.resolve(NAME))).isEqualTo(bytes);
            assertThat(database).exists();
        }
    }

    @Test
    void nothingIsEverOverwrittenAndAfterTheThirdOfADaySomebodyMustCome() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Files.writeString(file(), "damaged " + i);
            SetAside aside = new SetAside(file());
            aside.move(Bench.LOCKER, DAY, "x");
            aside.told();
        }
        Files.writeString(file(), "damaged 4");
        SetAside aside = new SetAside(file());
        assertThatThrownBy(() -> aside.move(Bench.LOCKER, DAY, "x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("LK-5006");
        assertThat(file()).hasContent("damaged 4");
        List<String> kept = new ArrayList<>();
        for (Path one : aside.all()) {
            kept.add(Files.readString(one));
        }
        assertThat(kept).containsExactly("damaged 1", "damaged 2", "damaged 3");
        aside.move(Bench.LOCKER, DAY.plusDays(1), "x");
        assertThat(aside.all()).hasSize(4);
    }

    /** A new file that decays as well proves its own end, and nothing of what the first one had that nobody else has. */
    @Test
    void asLongAsTheCityHasNotBegunAnewASecondDamagedFileProvesNothing() throws IOException {
        withALog(10);
        SetAside aside = new SetAside(file());
        assertThat(aside.move(Bench.LOCKER, DAY, "x").last()).isEqualTo(10);
        aside.told();
        lives(2);
        assertThat(aside.move(Bench.LOCKER, DAY, "x").last()).isEqualTo(-1);
        aside.told();
        lives(2);
        aside.settled();
        assertThat(aside.move(Bench.LOCKER, DAY, "x").last()).isEqualTo(2);
    }

    private void lives(int commits) {
        try (SqliteStore store = Bench.openFile(file())) {
            Bench.live(store, new Random(5), commits);
        }
    }

    @Test
    void aFileThatIsGoneIsSetAsideAsAnEmptyOne() throws IOException {
        SetAside aside = new SetAside(file());
        SetAside.Found found = aside.move(Bench.LOCKER, DAY, "gone");
        assertThat(found.last()).isEqualTo(-1);
        assertThat(folder.resolve(NAME)).isEmptyFile();
        assertThat(aside.untold()).contains(found);
    }

    @Test
    void whereItsJournalEndedIsSaidOnlyIfItIsProven() throws IOException, SQLException {
        withALog(10);
        try (Sql sql = Sql.connect("jdbc:sqlite:" + file())) {
            sql.once("drop trigger journal_is_not_cut");
            sql.once("delete from attachment where seq = 10");
            sql.once("delete from journal where seq = 10");
        }
        assertThat(Remains.end(file(), Bench.LOCKER).last()).isEqualTo(-1);
    }

    @Test
    void aDecayedTableLeavesTheEndProven() throws IOException, SQLException {
        withALog(10);
        try (Sql sql = Sql.connect("jdbc:sqlite:" + file())) {
            sql.once("update compartment set custody = 'HAUNTED' where id = 'A01'");
        }
        assertThat(Remains.end(file(), Bench.LOCKER).last()).isEqualTo(10);
        assertThat(Remains.end(file(), "BJ-0002").last()).isEqualTo(-1);
    }

    @Test
    void everyEntryThatTheCityHadNotIsReadAroundTheDamage() throws Exception {
        withALog(300);
        new SetAside(file()).move(Bench.LOCKER, DAY, "x");
        Path kept = folder.resolve(NAME);
        List<Remains.Line> whole = new ArrayList<>();
        Remains.Count all;
        try (Remains remains = Remains.of(kept)) {
            all = remains.tell(false, whole::add);
        }
        assertThat(all).isEqualTo(new Remains.Count(300, 0));
        assertThat(whole).hasSize(288).allMatch(Remains.Line::chained).noneMatch(Remains.Line::taken);
        assertThat(whole.getFirst().seq()).isEqualTo(13);

        writeLogInto(kept);
        byte[] bytes = Files.readAllBytes(kept);
        String body = "\"seq\":" + whole.get(100).seq() + ",";
        // Pages that are free now may hold it too.
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(body);
        for (int at = text.indexOf(body); at >= 0; at = text.indexOf(body, at + 1)) {
            int page = at / Settings.PAGE_BYTES * Settings.PAGE_BYTES;
            java.util.Arrays.fill(bytes, page, page + Settings.PAGE_BYTES, (byte) 0xEE);
        }
        Files.write(kept, bytes);
        List<Remains.Line> left = new ArrayList<>();
        Remains.Count count;
        try (Remains remains = Remains.of(kept)) {
            count = remains.tell(false, left::add);
        }
        assertThat(count.lost()).isBetween(1L, 10L);
        assertThat(count.read()).isEqualTo(300 - count.lost());
        // The first after the hole has nothing before it to follow from.
        assertThat(left).filteredOn(line -> !line.chained()).hasSize(1);
        assertThat(whole)
                .containsAll(left.stream().filter(Remains.Line::chained).toList());
        assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
        assertThat(folder.resolve("reading-" + NAME)).doesNotExist();
    }

    /** Only what cannot be read is passed over: the copy of a full disk has holes that are not in the evidence. */
    @Test
    void aDiskThatTakesNoCopyIsNotTakenForAnUnreadableOne() throws IOException {
        Path evidence = Files.write(folder.resolve("evidence"), new byte[10_000]);
        try (FileChannel in = FileChannel.open(evidence, StandardOpenOption.READ);
                FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> Remains.copy(in, full, evidence)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void halfACopyIsNotLeftBehind() throws IOException {
        withALog(10);
        Files.createFile(
                Files.createDirectory(folder.resolve("reading-locker.db-wal")).resolve("in the way"));
        assertThatThrownBy(() -> Remains.of(file())).isInstanceOf(IOException.class);
        assertThat(folder.resolve("reading-locker.db")).doesNotExist();
    }

    /** A page that stands in the log too is not lost with the file's. */
    private static void writeLogInto(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    /** As a killed process leaves it: the file, and what was not yet written into it. */
    private byte[] withALog(int commits) throws IOException {
        Path lived = folder.resolve("lived.db");
        try (SqliteStore store = Bench.openFile(lived)) {
            Bench.live(store, new Random(3), commits - 3);
            store.acknowledged(Bench.EPOCH, Math.min(12, commits - 3));
            checkpoint(store);
            Bench.live(store, new Random(4), 3);
            Files.copy(lived, file());
            Files.copy(log(lived), log(file()));
        }
        return Files.readAllBytes(log(file()));
    }

    private static void checkpoint(SqliteStore store) throws IOException {
        try {
            store.writer().once("pragma wal_checkpoint(truncate)");
        } catch (SQLException broken) {
            throw new IOException(broken);
        }
    }

    private Path file() {
        return folder.resolve("locker.db");
    }

    private static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }
}
