package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import parcellocker.agent.ledger.Fold;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.contract.wire.Chain;

/** What several tests do with a store. */
final class Bench {
    static final String LOCKER = "BJ-0001";
    static final long EPOCH = 7;

    private Bench() {}

    static SqliteStore open(Path folder) {
        return openFile(folder.resolve("locker.db"));
    }

    static SqliteStore openFile(Path file) {
        return SqliteStore.open(file, LOCKER, EPOCH, Histories.CABINET);
    }

    static void commit(SqliteStore store, Entry... entries) {
        Book before = store.load();
        Stamp stamp = new Stamp(before.ageMillis() + 1_000, 1_700_000_000_000L, Quality.TRUSTED);
        Book after = before;
        for (Entry entry : entries) {
            after = after.after(entry, stamp);
        }
        store.commit(new Commit(before, after, List.of(entries), stamp));
    }

    static void commit(SqliteStore store, Histories.Event event) {
        store.commit(new Commit(event.before(), event.after(), List.of(event.entry()), event.stamp()));
    }

    static void live(SqliteStore store, RandomGenerator random, int commits) {
        Histories history = new Histories(random, store.load());
        for (int i = 0; i < commits; i++) {
            commit(store, history.next());
        }
    }

    /** The whole chain hangs together, and the tables are the journal folded. */
    static void assertSound(SqliteStore store) {
        Journal.Slice all = store.after(0, Integer.MAX_VALUE);
        String hash = Chain.START;
        for (String body : all.bodies()) {
            hash = Chain.next(hash, body);
        }
        Journal.Head head = store.head();
        assertThat(head.hash()).as("chain").isEqualTo(hash);
        assertThat(head.seq()).isEqualTo(all.bodies().size());
        assertThat(Fold.of(Book.empty(Histories.CABINET), all.bodies())).isEqualTo(store.load());
    }
}
