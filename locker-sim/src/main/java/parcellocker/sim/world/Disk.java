package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parcellocker.agent.ledger.Cursor;
import parcellocker.agent.ledger.EntryCodec;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/**
 * What survives a power cut: the book, the journal, the cursor of what the city has. In some worlds the product's own store
 * keeps it, and here stands what must be there.
 */
final class Disk implements Store, Journal, AutoCloseable {
    static final long EPOCH = 1;
    /** What was acknowledged stays: design 1, and nothing else does. */
    private static final String DURABLE = "durable";

    private static final double MOST = 0.01;
    /** Few worlds have a real disk: there it suffers more. */
    private static final double REAL_MOST = 0.06;

    private final World world;
    private final Chance chance;
    private final Optional<RealDisk> real;
    private final List<Line> journal = new ArrayList<>();
    private final Images images = new Images();
    private Book book;
    private long sealsGoneTo;
    private Cursor cursor = Cursor.start(EPOCH);

    Disk(World world, Book first, Chance chance) {
        this.world = world;
        this.book = first;
        this.chance = chance;
        this.real = world.hasRealDisk() ? Optional.of(new RealDisk(world, chance.fork("real"))) : Optional.empty();
    }

    /** The next process opens it: all that was acknowledged is there, and a commit in flight whole or not at all. */
    void boot() {
        real.ifPresent(this::boot);
    }

    private void boot(RealDisk opened) {
        Optional<RealDisk.InFlight> perhaps = opened.boot();
        Head found = opened.journal().head();
        if (found.seq() > journal.size()) {
            perhaps.ifPresent(there -> write(there.commit(), there.boot()));
        }
        boolean same = found.seq() == journal.size() && found.hash().equals(hash());
        Violation.unless(same, DURABLE, () -> "the disk has " + found + ", due are " + journal.size());
        Violation.unless(opened.load().equals(book), DURABLE, () -> "the tables are not what was committed");
        cursor = new Cursor(EPOCH, found.seq(), found.acked());
        world.trace().line("disk", "opens at " + found.seq());
    }

    private String hash() {
        return journal.isEmpty() ? Chain.START : journal.getLast().hash();
    }

    /** The process is gone; {@code byItself}: the power may have stayed. */
    void dies(boolean byItself) {
        real.ifPresent(disk -> disk.dies(byItself));
    }

    @Override
    public void close() {
        real.ifPresent(RealDisk::close);
    }

    @Override
    public Book load() {
        return book;
    }

    @Override
    public void commit(Commit commit) {
        if (real.isPresent() && world.faults().strikes(Fault.POWER_INSIDE_CALL, REAL_MOST)) {
            isCutWithin(commit);
            throw new PowerCut("inside commit");
        }
        world.power()
                .around(
                        "commit",
                        () -> {
                            if (world.faults().strikes(Fault.STORE_FAILS, real.isPresent() ? REAL_MOST : MOST)) {
                                fails(commit);
                            }
                            real.ifPresent(disk -> disk.commit(commit));
                            write(commit, world.machine().boot());
                        },
                        () -> isCutWithin(commit));
    }

    private void fails(Commit commit) {
        if (real.isPresent()) {
            real.get().failsSoon();
            return;
        }
        if (chance.happens(0.5)) {
            write(commit, world.machine().boot());
        }
        throw new StoreException(Problem.STORE_FAILED, "I/O error", new IllegalStateException("drawn"));
    }

    private void isCutWithin(Commit commit) {
        boolean done = real.map(disk -> disk.isDoneWithinACut(() -> disk.commit(commit)))
                .orElseGet(() -> chance.happens(0.5));
        if (done) {
            write(commit, world.machine().boot());
        }
    }

    private void write(Commit commit, int boot) {
        for (Entry entry : commit.entries()) {
            write(entry, commit.stamp(), boot);
        }
        book = commit.after();
        if (world.endsWithOldImage()) {
            images.keep(journal.size(), book);
        }
    }

    /** What was there after an earlier commit is all there is. */
    void putBack(Chance which) {
        int seq = images.any(which, journal.size());
        book = images.at(seq);
        journal.subList(seq, journal.size()).clear();
        cursor = new Cursor(EPOCH, seq, Math.min(cursor.acked(), seq));
    }

    private void write(Entry entry, Stamp stamp, int boot) {
        long seq = journal.size() + 1L;
        String prev = hash();
        String body = EntryCodec.write(new EntryCodec.Line(EPOCH, seq, stamp, entry));
        EntryCodec.Line back = EntryCodec.read(body);
        journal.add(new Line(
                seq,
                prev,
                Chain.next(prev, body),
                body,
                back.entry(),
                back.stamp(),
                Line.secrets(entry),
                boot,
                world.time().now()));
        cursor = cursor.grown(1);
        world.trace().line("journal", seq + " " + body);
        world.seen().note("entry " + entry.getClass().getSimpleName());
    }

    /** Its file is put aside, and a new one has nothing in it. */
    void begins(Book first) {
        book = first;
        journal.clear();
        cursor = Cursor.start(EPOCH);
    }

    @Override
    public void acknowledged(long epoch, long upTo) {
        moves(disk -> disk.journal().acknowledged(epoch, upTo), () -> cursor = cursor.acknowledged(epoch, upTo));
    }

    @Override
    public void welcomed(long epoch, long upTo) {
        moves(disk -> disk.journal().welcomed(epoch, upTo), () -> {
            cursor = cursor.welcomed(epoch, upTo);
            boolean isOurs = cursor.epoch() == epoch && cursor.acked() == upTo;
            sealsGoneTo = isOurs ? Math.max(sealsGoneTo, upTo) : sealsGoneTo;
            if (isOurs) {
                world.town().hall().welcomed();
            }
        });
    }

    private void moves(Consumer<RealDisk> on, Runnable here) {
        Runnable both = () -> {
            real.ifPresent(disk -> disk.guarded(() -> on.accept(disk)));
            here.run();
        };
        world.power().around("cursor", both, () -> {
            if (real.isPresent()) {
                real.get().isDoneWithinACut(both);
            } else if (chance.happens(0.5)) {
                here.run();
            }
        });
    }

    @Override
    public Head head() {
        return new Head(EPOCH, journal.size(), hash(), cursor.acked());
    }

    @Override
    public Slice after(long seq, int most) {
        return real.isPresent() ? real.get().journal().after(seq, most) : model(seq, most);
    }

    private Slice model(long seq, int most) {
        int to = (int) Math.min(journal.size(), seq + most);
        List<Line> lines = journal.subList((int) seq, to);
        String prev = seq == 0 ? Chain.START : journal.get((int) seq - 1).hash();
        List<JournalBatch.Attachment> seals = lines.stream()
                .filter(line -> line.seq() > sealsGoneTo)
                .flatMap(line -> line.secrets().stream())
                .map(seal -> new JournalBatch.Attachment(seal.name(), seal.text()))
                .toList();
        return new Slice(seq + 1, prev, lines.stream().map(Line::body).toList(), seals);
    }

    @Override
    public Optional<String> hashAt(long epoch, long seq) {
        if (real.isPresent()) {
            return real.get().journal().hashAt(epoch, seq);
        }
        if (epoch != EPOCH || seq > journal.size()) {
            return Optional.empty();
        }
        return Optional.of(seq == 0 ? Chain.START : journal.get((int) seq - 1).hash());
    }

    long acked() {
        return cursor.acked();
    }

    /** Sequence of the latest line; 0 before the first. */
    long last() {
        return journal.size();
    }

    List<Line> journal() {
        return journal;
    }
}
