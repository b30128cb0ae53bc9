package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.ledger.Fold;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.wire.Chain;

/** An old image of a locker is known at first contact, whatever its age and whatever it did since: B11. */
class OldImageTest {
    private static final int ENTRIES = 60;

    @TempDir
    Path folder;

    @Test
    void everySnapshotOfEveryAgeIsFoundOutAndTheLatestNever() throws IOException {
        Path file = folder.resolve("locker.db");
        List<Path> snapshots = new ArrayList<>();
        Journal.Head city;
        try (SqliteStore store = Bench.openFile(file)) {
            Histories history = new Histories(new Random(3), store.load());
            for (int i = 0; i < ENTRIES; i++) {
                snapshots.add(snapshot(store, file, i));
                Bench.commit(store, history.next());
            }
            city = store.head();
            assertThat(store.isOldImage(city.epoch(), city.seq(), city.hash())).isFalse();
            for (long upTo = 0; upTo <= city.seq(); upTo++) {
                String hash = store.hashAt(city.epoch(), upTo).orElseThrow();
                assertThat(store.isOldImage(city.epoch(), upTo, hash)).isFalse();
            }
        }
        for (int age = 1; age <= ENTRIES; age++) {
            try (SqliteStore old = Bench.openFile(snapshots.get(ENTRIES - age))) {
                assertThat(old.isOldImage(city.epoch(), city.seq(), city.hash()))
                        .as("age " + age)
                        .isTrue();
                // It lived on without the city until it had as many entries, and more: the hash tells.
                Bench.live(old, new Random(1_000 + age), age);
                assertThat(old.head().seq()).isEqualTo(city.seq());
                assertThat(old.isOldImage(city.epoch(), city.seq(), city.hash()))
                        .as("grown " + age)
                        .isTrue();
            }
        }
    }

    @Test
    void aFileOfAFormerEpochIsOldAndOneAheadOfTheCityIsNot() {
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.isOldImage(Bench.EPOCH + 1, 0, Chain.START)).isTrue();
            assertThat(store.isOldImage(Bench.EPOCH - 1, 50, "ff")).isFalse();
        }
    }

    @Test
    void aNewEpochBeginsAtOneInTheSameCommitAndTheOldJournalStays() {
        Path file = folder.resolve("locker.db");
        String former;
        List<String> before;
        try (SqliteStore store = Bench.openFile(file)) {
            Bench.live(store, new Random(9), 30);
            store.acknowledged(Bench.EPOCH, 12);
            former = store.hashAt(Bench.EPOCH, 30).orElseThrow();
            before = store.after(0, 100).bodies();
            Bench.commit(store, new Entry.Enrolled(Bench.EPOCH + 2, 40), new Entry.LockerStarted("x"));
            assertThat(store.head().epoch()).isEqualTo(Bench.EPOCH + 2);
            assertThat(store.head().seq()).isEqualTo(2);
            assertThat(store.head().acked()).isZero();
        }
        assertThat(before).hasSize(30);
        try (SqliteStore store = Bench.openFile(file)) {
            assertThat(store.head().seq()).isEqualTo(2);
            assertThat(store.hashAt(Bench.EPOCH, 30)).contains(former);
            assertThat(store.load().directive()).isEqualTo(40);
            Bench.live(store, new Random(10), 20);
            List<String> all = new ArrayList<>(before);
            all.addAll(store.after(0, 100).bodies());
            assertThat(Fold.of(Book.empty(Histories.CABINET), all)).isEqualTo(store.load());
        }
    }

    private Path snapshot(SqliteStore store, Path file, int number) throws IOException {
        Path copy = folder.resolve("snapshot-" + number + ".db");
        try {
            store.writer().once("pragma wal_checkpoint(truncate)");
        } catch (java.sql.SQLException broken) {
            throw new IOException(broken);
        }
        Files.copy(file, copy);
        return copy;
    }
}
