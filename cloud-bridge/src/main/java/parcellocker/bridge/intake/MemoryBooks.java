package parcellocker.bridge.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.MemoryFleetBook;
import parcellocker.bridge.parcels.MemoryParcelBook;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Books for one thread, without I/O: a city in a simulation. */
public final class MemoryBooks implements Books {
    private final Map<LockerId, MemoryPage> pages = new TreeMap<>();
    private final Set<LockerId> held = new TreeSet<>();

    @Override
    public void enrol(LockerId locker, long epoch) {
        MemoryPage page = pages.computeIfAbsent(locker, key -> new MemoryPage(Cursor.start(epoch)));
        if (page.cursor.epoch() < epoch) {
            page.cursor = Cursor.start(epoch);
        }
    }

    /** One thread cannot wait for itself: whoever comes while another holds the locker's row fails at once. */
    @Override
    public <T> T locked(LockerId locker, Function<Page, T> work) {
        MemoryPage copy = page(locker).copy();
        if (!held.add(locker)) {
            throw new ProblemException(Problem.STORE_FAILED, "another transaction holds the row of " + locker);
        }
        try {
            T result = work.apply(copy);
            pages.put(locker, copy);
            return result;
        } finally {
            held.remove(locker);
        }
    }

    /** As they stand now: what a backup is. */
    public MemoryBooks copy() {
        MemoryBooks copy = new MemoryBooks();
        pages.forEach((locker, page) -> copy.pages.put(locker, page.copy()));
        return copy;
    }

    /** Puts a backup back: what was written since was never there. */
    public void restore(MemoryBooks backup) {
        pages.clear();
        pages.putAll(backup.copy().pages);
    }

    /** Where a stream stands. */
    public Cursor cursor(LockerId locker) {
        return page(locker).cursor;
    }

    /** A locker's deliveries, to look at. */
    public MemoryParcelBook parcels(LockerId locker) {
        return page(locker).parcels.copy();
    }

    /** A locker's furniture, to look at. */
    public MemoryFleetBook fleet(LockerId locker) {
        return page(locker).fleet.copy();
    }

    /** At most 500 applied links of a locker after a place, to look at: reading waits for no row. */
    public List<Stored> applied(LockerId locker, long epoch, long after) {
        return page(locker).applied(epoch, after);
    }

    /** How many things were kept aside. */
    public int quarantined(LockerId locker) {
        return page(locker).quarantine.size();
    }

    private MemoryPage page(LockerId locker) {
        MemoryPage page = pages.get(locker);
        if (page == null) {
            throw new ProblemException(Problem.LOCKER_UNKNOWN, locker + " was never enrolled");
        }
        return page;
    }

    private record Place(long epoch, long seq) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return epoch != other.epoch ? Long.compare(epoch, other.epoch) : Long.compare(seq, other.seq);
        }
    }

    private static final class MemoryPage implements Page {
        private Cursor cursor;
        private final TreeMap<Place, Stored> applied = new TreeMap<>();
        private final TreeMap<Long, Link> early = new TreeMap<>();
        private final Map<String, String> quarantine = new LinkedHashMap<>();
        private MemoryFleetBook fleet = new MemoryFleetBook();
        private MemoryParcelBook parcels = new MemoryParcelBook();

        MemoryPage(Cursor cursor) {
            this.cursor = cursor;
        }

        MemoryPage copy() {
            MemoryPage copy = new MemoryPage(cursor);
            copy.applied.putAll(applied);
            copy.early.putAll(early);
            copy.quarantine.putAll(quarantine);
            copy.fleet = fleet.copy();
            copy.parcels = parcels.copy();
            return copy;
        }

        @Override
        public Cursor cursor() {
            return cursor;
        }

        @Override
        public NavigableMap<Long, Link> known(long first, long last) {
            NavigableMap<Long, Link> known = new TreeMap<>(early);
            applied.subMap(new Place(cursor.epoch(), first), true, new Place(cursor.epoch(), last), true)
                    .forEach((place, stored) -> known.put(place.seq(), stored.link()));
            return known;
        }

        @Override
        public void write(Plan plan) {
            plan.refused().forEach(refused -> {
                early.remove(refused.link().seq(), refused.link());
                quarantine(
                        refused.problem(), refused.link().hash(), refused.link().body());
            });
            plan.keep().forEach(link -> early.put(link.seq(), link));
            plan.apply().forEach(link -> {
                early.remove(link.seq());
                applied.put(new Place(cursor.epoch(), link.seq()), new Stored(cursor.epoch(), link, null));
            });
            cursor = plan.after();
        }

        @Override
        public void mark(long epoch, long seq, @Nullable String unread) {
            applied.computeIfPresent(
                    new Place(epoch, seq), (place, stored) -> new Stored(epoch, stored.link(), unread));
        }

        @Override
        public void quarantine(Problem problem, String hash, String raw) {
            quarantine.putIfAbsent(hash, problem.code() + " " + raw);
        }

        @Override
        public List<Stored> applied(long epoch, long after) {
            Stream<Stored> later = applied.tailMap(new Place(epoch, after), false).values().stream();
            return later.limit(500).toList();
        }

        @Override
        public MemoryFleetBook fleet() {
            return fleet;
        }

        @Override
        public MemoryParcelBook parcels() {
            return parcels;
        }
    }
}
