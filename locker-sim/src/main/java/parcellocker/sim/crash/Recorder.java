package parcellocker.sim.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import parcellocker.agent.ledger.Fold;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.wire.Chain;
import parcellocker.sim.disk.Call;

/** Keeps, after each transaction the store has acknowledged, what it must hold from then on. */
final class Recorder implements Store {
    private final IntSupplier calls;
    private final List<Integer> acknowledgedAt = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private SqliteStore store;
    private Book folded;
    private String hash = Chain.START;
    private long bare;

    /** @param calls how many the disk has taken so far */
    Recorder(SqliteStore store, IntSupplier calls) {
        this.store = store;
        this.calls = calls;
        this.folded = store.load();
        mark();
    }

    void reopened(SqliteStore again) {
        store = again;
    }

    int transactions() {
        return memories.size() - 1;
    }

    @Override
    public Book load() {
        return store.load();
    }

    @Override
    public void commit(Commit commit) {
        store.commit(commit);
        mark();
    }

    void acknowledged(long upTo) {
        store.acknowledged(store.head().epoch(), upTo);
        mark();
    }

    void welcomed(long upTo) {
        store.welcomed(store.head().epoch(), upTo);
        bare = Math.max(bare, upTo);
        mark();
    }

    /** What lies before a checkpoint at least that old goes, part by part, each of them a transaction. */
    void shortened(long youngestAge) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = store.shorten(youngestAge);
            mark();
        }
        store.beginning().ifPresent(this::foldFrom);
    }

    private void foldFrom(SqliteStore.Beginning at) {
        int gone = Math.toIntExact(at.seq() - 1);
        if (!Fold.of(at.book(), bodies.subList(gone, bodies.size())).equals(folded)) {
            throw new IllegalStateException("the journal from entry " + at.seq() + " on does not give the tables");
        }
    }

    Journal.Head head() {
        return store.head();
    }

    private void mark() {
        acknowledgedAt.add(calls.getAsInt());
        Memory memory = Memory.of(store, bare);
        List<String> fresh = store.after(bodies.size(), Integer.MAX_VALUE).bodies();
        for (String body : fresh) {
            hash = Chain.next(hash, body);
            hashes.add(hash);
        }
        folded = Fold.of(folded, fresh);
        bodies.addAll(fresh);
        if (memory.head().seq() != bodies.size() || !memory.head().hash().equals(hash)) {
            throw new IllegalStateException("the journal is no chain at entry " + bodies.size());
        }
        if (!memory.book().equals(folded)) {
            throw new IllegalStateException("the tables are not the journal folded at entry " + bodies.size());
        }
        memories.add(memory);
    }

    Recording recording(List<Call> taken) {
        return new Recording(taken, acknowledgedAt, memories, bodies, hashes);
    }
}
