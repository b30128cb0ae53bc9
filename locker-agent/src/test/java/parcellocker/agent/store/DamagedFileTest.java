package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;

/** Whatever decays in a store's file is noticed before a row of it is believed: G4. */
class DamagedFileTest {
    private static final int FLIPS = Integer.getInteger("damage.flips", 300);

    /** Bytes of a frame of the log. */
    private static final int FRAME = 24 + Settings.PAGE_BYTES;

    /** What a disk writes whole or not at all. */
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoDatabaseIsDamaged() throws IOException {
        Files.writeString(file(), "not a database ".repeat(500), StandardCharsets.UTF_8);
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void overwrittenPagesAreSeenAtStart() throws IOException {
        lived(100);
        byte[] bytes = Files.readAllBytes(file());
        for (int page = 4; page < bytes.length / Settings.PAGE_BYTES; page += 3) {
            for (int i = 0; i < 64; i++) {
                bytes[page * Settings.PAGE_BYTES + i] ^= 0x5A;
            }
        }
        Files.write(file(), bytes);
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void anEntryThatWasChangedBreaksTheChain() throws SQLException {
        lived(20);
        change("drop trigger journal_is_not_changed");
        change("update journal set body = replace(body, 'seq\":9', 'seq\":8') where seq = 9");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void anEntryThatWasTakenOutBreaksTheChain() throws SQLException {
        lived(20);
        change("drop trigger journal_is_not_cut");
        change("delete from attachment where seq = 9");
        change("delete from journal where seq = 9");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void anEntryThatTheCityHasNotIsCheckedHoweverLongAgoItWas() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(3), 1_100);
            store.acknowledged(Bench.EPOCH, 20);
        }
        change("drop trigger journal_is_not_changed");
        change("update journal set body = replace(body, 'seq\":19', 'seq\":18') where seq = 19");
        Bench.open(folder).close();
        change("update journal set body = replace(body, 'seq\":29', 'seq\":28') where seq = 29");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void theLatestEntryCannotBeMissedByTheChainAndIsMissed() throws SQLException {
        lived(20);
        change("drop trigger journal_is_not_cut");
        change("delete from attachment where seq = 20");
        change("delete from journal where seq = 20");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void aDigitThatMakesAnotherCompartmentIsSeen() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised());
        }
        change("update delivery set compartment = 'A02'");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void aTableRowThatNobodyWroteIsDamage() throws SQLException {
        lived(1);
        change("update compartment set custody = 'HAUNTED' where id = 'A01'");
        assertDamaged(() -> Bench.open(folder));
    }

    @Test
    void aDecayedNameMarkOrVersionDoesNotMakeItAnothersOrANewerOne() throws SQLException {
        for (String decay : List.of(
                "update meta set locker = 'BJ-0009'",
                "pragma application_id = 7",
                "pragma user_version = 3",
                "pragma user_version = 16777225",
                "update meta set epoch = 6",
                "update meta set stretch = 5",
                "update meta set acked = 1000000")) {
            Path one = folder.resolve("f" + decay.hashCode() + ".db");
            try (SqliteStore store = Bench.openFile(one)) {
                Bench.live(store, new Random(3), 5);
            }
            try (Sql sql = Sql.connect("jdbc:sqlite:" + one)) {
                sql.once(decay);
            }
            assertDamaged(() -> Bench.openFile(one));
        }
    }

    /**
     * One to 64 bytes of the file become others: it is the book that was committed last, or it is refused. Where nothing is refused
     * the decay was in what holds no right: free room, a cut entry, a seal that has its own proof.
     */
    @Test
    void noFlippedBytesEverGiveAnotherBook() throws IOException {
        lived(120);
        byte[] whole = Files.readAllBytes(file());
        Book book;
        try (SqliteStore store = Bench.open(folder)) {
            book = store.load();
        }
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = whole.clone();
            int many = 1 + random.nextInt(64);
            for (int n = 0; n < many; n++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path one = Files.write(folder.resolve("flipped.db"), bytes);
            refused += isRefused(one, "flip " + i, book) ? 1 : 0;
            clear(one);
        }
        assertThat(refused).isGreaterThan(FLIPS / 2);
        System.out.println(FLIPS + " damaged files, " + refused + " refused, 0 with another book");
    }

    private static boolean isRefused(Path file, String as, Book book) {
        try (SqliteStore store = Bench.openFile(file)) {
            assertThat(store.load()).as(as).isEqualTo(book);
            return false;
        } catch (StoreException refused) {
            // One bit of the version may make it that of the software after ours; that is left for people.
            assertThat(refused.problem())
                    .as(as + ": " + refused.getMessage())
                    .isIn(Problem.STORE_DAMAGED, Problem.STORE_NEWER);
            return true;
        }
    }

    /** A log that decayed before its last commit is not taken for one that a power cut has torn: that would be an old image. */
    @Test
    void everyByteOfALogThatDecaysIsNoticedUnlessItIsTheLastCommits() throws IOException, SQLException {
        List<Long> commits = new ArrayList<>();
        try (SqliteStore store = Bench.open(folder)) {
            store.writer().once("pragma wal_checkpoint(truncate)");
            for (int i = 0; i < 5; i++) {
                Bench.live(store, new Random(i), 1);
                commits.add(Files.size(log(file())));
            }
            Files.copy(file(), folder.resolve("copy.db"));
            Files.copy(log(file()), folder.resolve("copy.db-wal"));
        }
        Path copy = folder.resolve("copy.db");
        byte[] whole = Files.readAllBytes(log(copy));
        long lastBegins = commits.get(commits.size() - 2);
        assertThat(LogCheck.isWhole(copy)).isTrue();
        for (int at = 0; at < lastBegins; at += 41) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(log(copy), bytes);
            assertThat(LogCheck.isWhole(copy)).as("byte " + at).isFalse();
        }
        for (int length = (int) lastBegins; length < whole.length; length += 64) {
            Files.write(log(copy), Arrays.copyOf(whole, length));
            assertThat(LogCheck.isWhole(copy)).as("torn at " + length).isTrue();
        }
    }

    @Test
    void aDecayedLogIsRefusedBeforeSqliteCutsIt() throws IOException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(4), 8);
            Files.copy(file(), folder.resolve("copy.db"));
            Files.copy(log(file()), folder.resolve("copy.db-wal"));
        }
        Path copy = folder.resolve("copy.db");
        byte[] bytes = Files.readAllBytes(log(copy));
        bytes[bytes.length / 2] ^= 1;
        Files.write(log(copy), bytes);
        assertDamaged(() -> Bench.openFile(copy));
        assertThat(Files.readAllBytes(log(copy))).isEqualTo(bytes);
    }

    /** SQLite goes on where the first cut tore the log, with the same salts: what lay behind it must not pass for decay later. */
    @Test
    void twoTornCommitsOfOneLogAreTwoPowerCuts() throws IOException, SQLException {
        Path first = folder.resolve("first.db");
        Path second = folder.resolve("second.db");
        int begins;
        try (SqliteStore store = Bench.open(folder)) {
            store.writer().once("pragma wal_checkpoint(truncate)");
            Bench.live(store, new Random(4), 1);
            begins = (int) Files.size(log(file()));
            Bench.commit(
                    store,
                    Collections.nCopies(99, new Entry.LockerStarted("large")).toArray(Entry[]::new));
            copy(file(), first);
        }
        blank(first, begins + FRAME);
        try (SqliteStore store = Bench.openFile(first)) {
            assertThat(store.head().seq()).isEqualTo(1);
            Bench.commit(store, new Entry.LockerStarted("small"));
            Bench.commit(store, new Entry.LockerStarted("small"));
            copy(first, second);
        }
        // Opening it is a commit too.
        blank(second, commitFrame(second, begins, 3) - FRAME);
        assertThat(LogCheck.isWhole(second)).isTrue();
        try (SqliteStore store = Bench.openFile(second)) {
            assertThat(store.head().seq()).isEqualTo(2);
            Bench.assertSound(store);
        }
    }

    /**
     * SQLite writes a new log over the former one. Where the head of a frame lies across two sectors, a power cut may leave the former one's
     * commit beside the salts of this one; that is no second commit.
     */
    @Test
    void aHeadThatIsTornOverAFormerLogIsNoDecay() throws IOException, SQLException {
        Path cut = folder.resolve("cut.db");
        byte[] before;
        byte[] after;
        try (Sql sql = Sql.connect("jdbc:sqlite:" + folder.resolve("torn.db"))) {
            Settings.apply(sql);
            sql.once("create table t (x)");
            sql.once("insert into t values (0)");
            for (int i = 0; i < 150; i++) {
                sql.once("update t set x = x + 1");
            }
            sql.once("pragma wal_checkpoint(restart)");
            sql.once("update t set x = 0");
            before = Files.readAllBytes(log(folder.resolve("torn.db")));
            sql.once("insert into t values (zeroblob(100000))");
            after = Files.readAllBytes(log(folder.resolve("torn.db")));
        }
        List<Integer> across = new ArrayList<>();
        for (int at = 32 + 2 * FRAME; at < 32 + 90 * FRAME; at += FRAME) {
            boolean isOldCommit = ByteBuffer.wrap(before).getInt(at + 4) != 0;
            if (at % SECTOR == SECTOR - 8 && isOldCommit) {
                byte[] torn = after.clone();
                System.arraycopy(before, at + 8 - SECTOR, torn, at + 8 - SECTOR, SECTOR);
                Files.write(log(cut), torn);
                assertThat(LogCheck.isWhole(cut)).as("frame at " + at).isTrue();
                across.add(at);
            }
        }
        assertThat(across).isNotEmpty();
    }

    /** A commit whose head lies across two sectors counts all the same if it follows from the frame before. */
    @Test
    void decayBeforeACommitWhoseHeadLiesAcrossTwoSectorsIsNoticed() throws IOException, SQLException {
        Path decayed = folder.resolve("decayed.db");
        byte[] log;
        try (Sql sql = Sql.connect("jdbc:sqlite:" + folder.resolve("sound.db"))) {
            Settings.apply(sql);
            sql.once("create table t (x)");
            sql.once("insert into t values (0)");
            sql.once("pragma wal_checkpoint(truncate)");
            for (int i = 0; i < 42; i++) {
                sql.once("update t set x = x + 1");
            }
            log = Files.readAllBytes(log(folder.resolve("sound.db")));
        }
        int last = log.length - FRAME;
        assertThat(last % SECTOR).isEqualTo(SECTOR - 8);
        Files.write(log(decayed), log);
        assertThat(LogCheck.isWhole(decayed)).isTrue();
        log[last - 1] ^= 1;
        Files.write(log(decayed), log);
        assertThat(LogCheck.isWhole(decayed)).isFalse();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        Files.copy(log(from), log(to));
    }

    private static void blank(Path database, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(log(database));
        assertThat(bytes.length).isGreaterThan(at + FRAME);
        Arrays.fill(bytes, at, at + FRAME, (byte) 0);
        Files.write(log(database), bytes);
    }

    /** Where the last frame of that commit begins; it has another before it. */
    private static int commitFrame(Path database, int begins, int commit) throws IOException {
        ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(log(database)));
        int left = commit;
        int at = begins;
        while (true) {
            left -= log.getInt(at + 4) != 0 ? 1 : 0;
            if (left == 0) {
                assertThat(log.getInt(at - FRAME + 4)).isZero();
                return at;
            }
            at += FRAME;
        }
    }

    private void lived(int commits) {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, new Random(3), commits);
        }
    }

    private void change(String statement) throws SQLException {
        try (Sql sql = Sql.connect("jdbc:sqlite:" + file())) {
            sql.once(statement);
        }
    }

    private static void assertDamaged(ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.problem())
                                .as(refusal.getMessage())
                                .isEqualTo(Problem.STORE_DAMAGED));
    }

    private static void clear(Path file) throws IOException {
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }

    private Path file() {
        return folder.resolve("locker.db");
    }

    private static Path log(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }
}
