package parcellocker.sim.world;

import java.util.List;
import parcellocker.agent.delivery.Sealed;
import parcellocker.bridge.intake.Books;
import parcellocker.bridge.intake.MemoryBooks;

/** The journal as the city's database holds it: the beginning of the locker's, word for word; its people read each line once. */
final class Prefix {
    private final World world;
    private final MemoryBooks books;
    private long applied;
    private long proven;
    private boolean reading;

    Prefix(World world, MemoryBooks books) {
        this.world = world;
        this.books = books;
    }

    /** The last entry that its people have read. */
    long applied() {
        return applied;
    }

    /** The database is what it was: what comes into it again is looked at again. */
    void restored() {
        proven = books.cursor(Options.ID).upTo();
    }

    /** What is read may make the city act at once, and so come here again: still each entry is read after the one before. */
    void readNew() {
        if (reading) {
            return;
        }
        reading = true;
        long upTo = books.cursor(Options.ID).upTo();
        // What one bridge has committed and acknowledged no other may undo.
        Violation.unless(upTo >= proven, "S-21", () -> "the city had entry " + proven + " and is back at " + upTo);
        List<Books.Stored> fresh = fresh();
        while (!fresh.isEmpty()) {
            fresh.forEach(this::read);
            fresh = fresh();
        }
        reading = false;
    }

    private List<Books.Stored> fresh() {
        return books.applied(Options.ID, Disk.EPOCH, proven);
    }

    /** S-21: entry by entry what the locker has committed, nothing left out, nothing invented. */
    private void read(Books.Stored stored) {
        long seq = stored.link().seq();
        Violation.unless(
                seq == proven + 1 && seq <= world.disk().last(), "S-21", () -> "the city applied entry " + seq);
        Line line = world.disk().journal().get((int) seq - 1);
        boolean same = line.hash().equals(stored.link().hash())
                && line.body().equals(stored.link().body());
        Violation.unless(same, "S-21", () -> "entry " + seq + " is another in the city");
        String unread = stored.unread();
        Violation.unless(unread == null, "S-21", () -> "entry " + seq + " was not read: " + unread);
        proven = seq;
        if (seq > applied) {
            // What a restored city hears again, its people know already.
            applied = seq;
            world.town().read(line, this::digits);
        }
    }

    /** The code inside a seal, as the city's notices open it. */
    private String digits(Sealed named) {
        String seal = books.parcels(Options.ID)
                .seal(named.name())
                .orElseThrow(() -> new Violation("S-21", "the city has an entry without its seal"));
        return RealSafe.code(new Sealed(named.name(), seal));
    }
}
