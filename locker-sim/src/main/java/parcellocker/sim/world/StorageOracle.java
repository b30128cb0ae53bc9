package parcellocker.sim.world;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;

/**
 * The storage clock is fair (complaint c4): what it says was counted is no more than the time in which the power was on and the
 * journal knows of no silent board, counted here once more by the world's own time; and nobody takes out what is not due, by the city's
 * word or by what its recipient was promised at the screen, whichever ends later.
 */
final class StorageOracle implements Oracle {
    /** A stamp is taken a little before its line is on the disk. */
    private static final long SLACK = 1_000;

    private final World world;
    private final SortedMap<DeliveryId, Stay> stays = new TreeMap<>();
    private final SortedSet<CompartmentId> lost = new TreeSet<>();
    private final SortedSet<DeliveryId> due = new TreeSet<>();
    private final SortedMap<BoardId, Silence> silent = new TreeMap<>();
    private long last;

    /** In the life of which process a board fell silent, and when. */
    private record Silence(int boot, long since) {}

    /** What could have been counted so far, in milliseconds. */
    private static final class Stay {
        private final CompartmentId where;
        private long fair;
        private long limit;
        private long promised;
        private long more;
        private int left;
        private int used;
        private boolean runs;
        private long turnedAt;

        Stay(CompartmentId where, long begun) {
            this.where = where;
            this.turnedAt = begun;
        }
    }

    StorageOracle(World world) {
        this.world = world;
    }

    @Override
    public void happens(Input input) {
        if (input instanceof Input.BoardSeen seen) {
            Silence heard = silent.get(seen.board());
            int boot = world.machine().boot();
            if (seen.reachable()) {
                silent.remove(seen.board());
            } else if (heard == null || heard.boot() != boot) {
                silent.put(seen.board(), new Silence(boot, world.machine().poweredMillis()));
            }
        }
    }

    @Override
    public void read(Line line, Book before, Book after) {
        pass();
        switch (line.entry()) {
            case Entry.StorageStarted s -> started(s, after);
            case Entry.StorageExtended e -> extended(e, before, line.boot());
            case Entry.StorageEnded e -> ended(e);
            case Entry.BoardLost l -> lose(l, line.boot());
            case Entry.BoardBack b -> lost.removeAll(b.compartments());
            case Entry.RecallAuthorised r -> recalled(r, before);
            default -> {}
        }
        turn(after);
    }

    private void started(Entry.StorageStarted s, Book after) {
        due.remove(s.delivery());
        Stay stay = stays.computeIfAbsent(
                s.delivery(), id -> new Stay(after.deliveries().get(id).compartment(), last));
        stay.limit = Math.max(s.limitMillis(), stay.promised);
        stay.more = s.offer().millis();
        stay.left = s.offer().times() - stay.used;
    }

    /** Only who has shown a credential of it, and no more than the city has offered. */
    private void extended(Entry.StorageExtended e, Book before, int boot) {
        Stay stay = Optional.ofNullable(stays.get(e.delivery()))
                .orElseThrow(() -> new Violation("c4", e + ", its recipient was not told"));
        Violation.unless(stay.left > 0 && !due.contains(e.delivery()), "c4", () -> e + " was not offered");
        Violation.unless(e.limitMillis() == stay.limit + stay.more, "c4", () -> e + ", offered were " + stay.more);
        boolean proved = world.box().isProvedInVisit(e.delivery().value(), boot);
        Violation.unless(proved, "S-4", () -> "nobody here has shown a credential for " + e);
        boolean isLive = before.deliveries().get(e.delivery()).access().state() == Access.State.LIVE;
        Violation.unless(isLive, "S-10", () -> "a credential that is over prolongs: " + e);
        stay.limit = e.limitMillis();
        stay.promised = e.limitMillis();
        stay.left--;
        stay.used++;
    }

    /**
     * What was counted while the board was silent already is taken back, by the time at which its silence came to the locker. A clock
     * that came to stand still or began to run within that time keeps what it counted before: then the journal knew of no silent board.
     */
    private void lose(Entry.BoardLost l, int boot) {
        long now = world.machine().poweredMillis();
        long since = Optional.ofNullable(silent.get(l.board()))
                .filter(silence -> silence.boot() == boot)
                .map(Silence::since)
                .orElseThrow(() -> new Violation("c4", l + ", but the board answers"));
        boolean isTrue = Math.abs(now - since - l.silentMillis()) <= SLACK;
        Violation.unless(isTrue, "c4", () -> l + ", but it is silent for " + (now - since));
        for (CompartmentId where : l.compartments()) {
            if (lost.add(where)) {
                stays.values().stream()
                        .filter(stay -> stay.where.equals(where))
                        .forEach(stay -> stay.fair -= now - Math.max(since, stay.turnedAt));
            }
        }
    }

    /** When each clock came to run or to stand still last. */
    private void turn(Book after) {
        long now = world.machine().poweredMillis();
        stays.forEach((id, stay) -> {
            if (stay.runs != isRunning(after, id)) {
                stay.runs = !stay.runs;
                stay.turnedAt = now;
            }
        });
    }

    private static boolean isRunning(Book book, DeliveryId id) {
        return book.deliveries()
                .find(id)
                .flatMap(Delivery::storage)
                .filter(StorageClock::isRunning)
                .isPresent();
    }

    private void ended(Entry.StorageEnded e) {
        Stay stay = stays.get(e.delivery());
        long limit = stay == null ? 0 : stay.limit;
        long fair = stay == null ? 0 : stay.fair + SLACK;
        Violation.unless(
                e.countedMillis() >= limit && e.countedMillis() <= fair,
                "c4",
                () -> e.delivery() + " counted " + e.countedMillis() + " of " + limit + ", fair are " + fair);
        due.add(e.delivery());
    }

    private void recalled(Entry.RecallAuthorised r, Book before) {
        boolean refused = before.deliveries().get(r.delivery()).state() == Delivery.State.REFUSED;
        Violation.unless(refused || due.contains(r.delivery()), "S-4", () -> "recall of a delivery that may still lie");
    }

    @Override
    public void check() {
        pass();
    }

    private void pass() {
        long now = world.machine().poweredMillis();
        long passed = now - last;
        last = now;
        stays.values().stream().filter(stay -> !lost.contains(stay.where)).forEach(stay -> stay.fair += passed);
    }
}
