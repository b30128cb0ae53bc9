package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.ledger.Fold;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.wire.Chain;

class CheckpointTest {
    private static final RandomGenerator RANDOM = new Random(20_261_126);

    @TempDir
    private Path folder;

    private static long checkpoint(SqliteStore store) {
        Bench.commit(store, new Entry.Checkpointed(SqliteStore.state(store.load())));
        return store.head().seq();
    }

    private static void shortenAll(SqliteStore store, long youngestAge) {
        while (store.shorten(youngestAge)) {
            assertThat(store.first()).isGreaterThan(1);
        }
    }

    /** The journal from the first checkpoint on gives the tables, and hangs together. */
    private static void assertSoundFrom(SqliteStore store, long seq) throws SQLException {
        Journal.Slice rest = store.after(seq, Integer.MAX_VALUE);
        Book book = Checkpoints.book(store.writer(), new Checkpoints.At(Bench.EPOCH, seq));
        String self = store.writer().text("select body from journal where seq = ?", seq);
        book = Fold.of(book == null ? Book.empty(Histories.CABINET) : book, List.of(self));
        assertThat(Fold.of(book, rest.bodies())).isEqualTo(store.load());
        String hash = rest.prev();
        for (String body : rest.bodies()) {
            hash = Chain.next(hash, body);
        }
        assertThat(hash).isEqualTo(store.head().hash());
    }

    @Test
    void theJournalFoldsFromEachCheckpointToTheTables() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            for (int i = 0; i < 6; i++) {
                Bench.live(store, RANDOM, 40);
                long seq = checkpoint(store);
                Bench.live(store, RANDOM, 40);
                assertSoundFrom(store, seq);
            }
        }
    }

    @Test
    void whatLiesBeforeAnOldCheckpointGoesAndNothingElse() throws SQLException {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 520);
            checkpoint(store);
            assertThat(store.beginning()).as("nothing was cut off").isEmpty();
            long first = checkpoint(store);
            long age = store.load().ageMillis();
            Bench.live(store, RANDOM, 50);
            long second = checkpoint(store);
            Bench.live(store, RANDOM, 50);
            store.welcomed(Bench.EPOCH, store.head().seq());

            shortenAll(store, age - 2_000);
            assertThat(store.first()).as("none is old enough").isEqualTo(1);
            shortenAll(store, age);
            assertThat(store.first()).isEqualTo(first);
            assertThat(store.beginning().map(SqliteStore.Beginning::seq)).contains(first);
            assertSoundFrom(store, first);
            assertSoundFrom(store, second);
            assertThat(store.after(0, 10).bodies())
                    .as("what is gone is not made up")
                    .isEmpty();
            assertThat(store.after(first, 10).bodies()).hasSize(10);
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.first()).isGreaterThan(520);
            Bench.live(store, RANDOM, 5);
        }
    }

    @Test
    void aCutThatAPowerCutEndsHalfWayIsGoneOnWith() throws SQLException {
        long seq;
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 600);
            seq = checkpoint(store);
            store.welcomed(Bench.EPOCH, seq);
            assertThat(store.shorten(Long.MAX_VALUE)).as("there is more").isTrue();
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.first()).isBetween(2L, seq - 1);
            assertThat(store.beginning().map(SqliteStore.Beginning::seq)).contains(seq);
            assertSoundFrom(store, seq);
            shortenAll(store, Long.MAX_VALUE);
            assertThat(store.first()).isEqualTo(seq);
            assertSoundFrom(store, seq);
        }
    }

    @Test
    void nothingGoesThatTheCityHasNot() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 20);
            long seq = checkpoint(store);
            store.welcomed(Bench.EPOCH, seq - 1);
            shortenAll(store, Long.MAX_VALUE);
            assertThat(store.first()).isEqualTo(1);
            store.welcomed(Bench.EPOCH, seq);
            shortenAll(store, Long.MAX_VALUE);
            assertThat(store.first()).isEqualTo(seq);
        }
    }

    /** Whoever can write on the broker can make an ack up; only the welcome is signed. */
    @Test
    void nothingGoesOnTheWordOfAnAckAlone() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 20);
            checkpoint(store);
            store.acknowledged(Bench.EPOCH, store.head().seq());
            assertThat(store.head().acked()).isEqualTo(store.head().seq());
            shortenAll(store, Long.MAX_VALUE);
            assertThat(store.first()).isEqualTo(1);
        }
        try (SqliteStore store = Bench.open(folder)) {
            shortenAll(store, Long.MAX_VALUE);
            assertThat(store.first()).as("nor after a restart").isEqualTo(1);
        }
    }

    @Test
    void aFileOfFewEntriesAfterItsCheckpointOpensAgain() {
        long seq;
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 20);
            seq = checkpoint(store);
            store.welcomed(Bench.EPOCH, seq);
            shortenAll(store, Long.MAX_VALUE);
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.head().seq()).isEqualTo(seq);
            Bench.live(store, RANDOM, 3);
            assertThat(store.after(seq, 9).bodies()).hasSize(3);
        }
    }

    @Test
    void nobodyCutsTheJournalOtherwise() {
        try (SqliteStore store = Bench.open(folder)) {
            Bench.live(store, RANDOM, 20);
            long seq = checkpoint(store);
            assertThatThrownBy(() -> store.writer().run("delete from journal where seq = ?", seq))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aCheckpointOfAnotherBookIsNeverWritten() {
        try (SqliteStore store = Bench.open(folder)) {
            String state = SqliteStore.state(store.load());
            Bench.live(store, RANDOM, 1);
            assertThatThrownBy(() -> Bench.commit(store, new Entry.Checkpointed(state)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
