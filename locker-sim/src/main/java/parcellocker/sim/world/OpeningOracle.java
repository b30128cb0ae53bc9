package parcellocker.sim.world;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.OpeningId;

/** S-3, S-15, S-16, S-18, L-2, L-4: one door at a time, what is told of doors was seen, no door moves in silence. */
final class OpeningOracle implements Oracle {
    private static final long MUST_FAIL_WITHIN = 20_000;
    private static final long MUST_BE_LEFT_WITHIN = 180_000;
    private final World world;
    private final SortedMap<OpeningId, Line> authorised = new TreeMap<>();
    private final SortedMap<OpeningId, Line> opened = new TreeMap<>();
    private final SortedSet<OpeningId> late = new TreeSet<>();

    OpeningOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        Entry entry = line.entry();
        switch (entry) {
            case Entry.DepositAuthorised a -> authorised.put(a.opening(), line);
            case Entry.PickupAuthorised a -> authorised.put(a.opening(), line);
            case Entry.CheckAuthorised a -> authorised.put(a.opening(), line);
            case Entry.RecallAuthorised a -> authorised.put(a.opening(), line);
            case Entry.CommandAuthorised a -> authorised.put(a.opening(), line);
            case Entry.AuditAuthorised a -> authorised.put(a.opening(), line);
            case Entry.MailInAuthorised a -> authorised.put(a.opening(), line);
            case Entry.MailInReopened a -> authorised.put(a.opening(), line);
            case Entry.CollectionAuthorised a -> authorised.put(a.opening(), line);
            case Entry.HandOverAuthorised a -> authorised.put(a.opening(), line);
            case Entry.DoorOpened o -> opened.put(o.opening(), line);
            case Entry.OpeningFailed f -> late.add(f.opening());
            default -> completed(line, before);
        }
    }

    private void completed(Line line, Book before) {
        Entry entry = line.entry();
        if (entry instanceof Entry.DepositClosed c && c.verdict() == Entry.DepositVerdict.STORED) {
            wasUsed("S-15", before.openings().get(c.opening()), line, c.openMillis());
        } else if (entry instanceof Entry.PickupClosed c && c.verdict() == Entry.PickupVerdict.COLLECTED) {
            wasUsed("S-16", before.openings().get(c.opening()), line, c.openMillis());
        } else if (entry instanceof Entry.MailInClosed c && c.verdict() == Entry.MailInVerdict.STORED) {
            wasUsed("S-15", before.openings().get(c.opening()), line, c.openMillis());
        } else if (entry instanceof Entry.CollectionClosed c && c.verdict() == Entry.CollectionVerdict.TAKEN) {
            wasUsed("S-16", before.openings().get(c.opening()), line, c.openMillis());
        } else if (entry instanceof Entry.RecallClosed c && c.taken()) {
            wasUsed("S-16", before.openings().get(c.opening()), line, c.openMillis());
        }
    }

    /** The contact told of an opening after the authorisation, in this process, and of a closing long enough after it. */
    private void wasUsed(String rule, Opening opening, Line line, long openMillis) {
        Line by = authorised.get(opening.id());
        Violation.unless(by != null && by.boot() == line.boot(), rule, () -> opening.id() + " is of another process");
        if (by == null) {
            return;
        }
        long least = world.setup().profile().leastOpenMillis();
        Bay bay = world.plant().bay(opening.compartment());
        List<Wiring.Edges> told = world.wiring().edges(opening.compartment());
        boolean seen = told.stream()
                .map(Wiring.Edges::openedAt)
                .anyMatch(open -> open >= by.at() && told.stream().anyMatch(end -> end.closedAt() - open >= least));
        Violation.unless(seen && openMillis >= least, rule, () -> opening.id() + " was not seen open and closed");
        // A bolt that sprang just before the commit is read just after it, and so is a contact that was repaired.
        long lastRead = by.at() - 2 * world.wiring().pollMillis();
        if (bay.contactChangedAt() < lastRead && !bay.isStuck()) {
            Violation.unless(bay.openedAt() >= lastRead, rule, () -> bay.id() + " did not open");
        }
    }

    @Override
    public void check() {
        Book book = world.disk().load();
        onePending(book);
        for (Bay bay : world.plant().bays()) {
            if (bay.isOpen()) {
                notSilent(book, bay);
            }
        }
        if (world.machine().isOn()) {
            book.openings().values().forEach(this::ends);
        }
    }

    private void onePending(Book book) {
        long pending = book.openings().values().stream()
                .filter(opening -> opening.state().isPending() && !late.contains(opening.id()))
                .count();
        Violation.unless(pending <= 1, "S-3", () -> pending + " doors are being opened");
    }

    /** A door that stands open where the contact tells it is in use, or nobody may trust its compartment. */
    private void notSilent(Book book, Bay bay) {
        long since = world.time().now() - world.wiring().unseenMillis();
        if (!world.machine().isOn()
                || world.machine().bootedAt() > since - 500
                || bay.openedAt() > since
                || !world.wiring().sawTruly(bay.id(), since)) {
            return;
        }
        Custody custody = book.custody(bay.id());
        boolean inUse = book.openingOf(bay.id())
                .filter(opening -> opening.state() == Opening.State.OPEN)
                .isPresent();
        Violation.unless(
                inUse || custody instanceof Custody.Uncertain,
                "S-18",
                () -> bay.id() + " stands open and is " + custody);
    }

    private void ends(Opening opening) {
        Line by = authorised.get(opening.id());
        if (by == null || by.boot() != world.machine().boot()) {
            boolean settled = !world.machine().isSettled() || !opening.state().isPending();
            Violation.unless(settled, "L-2", () -> opening.id() + " outlived its process");
            return;
        }
        if (opening.state() == Opening.State.AUTHORISED) {
            Violation.unless(
                    world.time().now() - by.at() < MUST_FAIL_WITHIN, "L-2", () -> opening.id() + " never ends");
        }
        Line open = opened.get(opening.id());
        if (opening.state() == Opening.State.OPEN && open != null) {
            Violation.unless(
                    world.time().now() - open.at() < MUST_BE_LEFT_WITHIN, "L-4", () -> opening.id() + " stays open");
        }
    }
}
