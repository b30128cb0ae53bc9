package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.ledger.Cursor;
import parcellocker.agent.ledger.EntryCodec;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** What survives a power cut: the book, the journal, the cursor of what the city has. */
final class Disk implements Store {
    private static final long EPOCH = 1;
    private final World world;
    private final Chance chance;
    private final List<Line> journal = new ArrayList<>();
    private Book book;
    private Cursor cursor = Cursor.start(EPOCH);

    Disk(World world, Book first, Chance chance) {
        this.world = world;
        this.book = first;
        this.chance = chance;
    }

    @Override
    public Book load() {
        return book;
    }

    @Override
    public void commit(Commit commit) {
        world.power().around("commit", () -> {
            if (world.faults().strikes(Fault.STORE_FAILS, 0.01)) {
                if (chance.happens(0.5)) {
                    write(commit);
                }
                throw new StoreException(Problem.STORE_FAILED, "I/O error", new IllegalStateException("drawn"));
            }
            write(commit);
        });
    }

    private void write(Commit commit) {
        for (Entry entry : commit.entries()) {
            write(entry, commit.stamp());
        }
        book = commit.after();
    }

    private void write(Entry entry, Stamp stamp) {
        long seq = journal.size() + 1L;
        String prev = journal.isEmpty()
                ? Chain.START
                : journal.get(journal.size() - 1).hash();
        String body = EntryCodec.write(new EntryCodec.Line(EPOCH, seq, stamp, entry));
        EntryCodec.Line back = EntryCodec.read(body);
        journal.add(new Line(
                seq,
                prev,
                Chain.next(prev, body),
                body,
                back.entry(),
                back.stamp(),
                secrets(entry),
                world.machine().boot(),
                world.time().now()));
        cursor = cursor.grown(1);
        world.trace().line("journal", seq + " " + body);
        world.seen().note("entry " + entry.getClass().getSimpleName());
    }

    private static List<Sealed> secrets(Entry entry) {
        if (entry instanceof Entry.DepositAuthorised deposit) {
            return List.of(deposit.codeAttachment());
        }
        return entry instanceof Entry.CodeRenewed renewed ? List.of(renewed.codeAttachment()) : List.of();
    }

    /** The city says it has everything up to there. */
    void acknowledged(long upTo) {
        cursor = cursor.acknowledged(EPOCH, upTo);
    }

    long acked() {
        return cursor.acked();
    }

    /** Sequence of the latest line; 0 before the first. */
    long head() {
        return journal.size();
    }

    List<Line> journal() {
        return journal;
    }
}
