package parcellocker.sim.world;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;

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
    private final SortedMap<CompartmentId, Long> lost = new TreeMap<>();
    private final SortedSet<DeliveryId> due = new TreeSet<>();
    private long last;
    private boolean wasOn;

    /** What could have been counted so far, in milliseconds. */
    private static final class Stay {
        private final CompartmentId where;
        private long fair;
        private long limit;
        private long promised;
        private long more;
        private int left;
        private int used;

        Stay(CompartmentId where) {
            this.where = where;
        }
    }

    StorageOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        pass();
        switch (line.entry()) {
            case Entry.StorageStarted s -> started(s, after);
            case Entry.StorageExtended e -> extended(e, before);
            case Entry.StorageEnded e -> ended(e);
            case Entry.BoardLost l -> l.compartments().forEach(where -> lose(where, l.silentMillis(), before));
            case Entry.BoardBack b -> b.compartments().forEach(where -> lost.remove(where));
            case Entry.RecallAuthorised r -> recalled(r, before);
            default -> {}
        }
    }

    private void started(Entry.StorageStarted s, Book after) {
        due.remove(s.delivery());
        Stay stay = stays.computeIfAbsent(
                s.delivery(), id -> new Stay(after.deliveries().get(id).compartment()));
        stay.limit = Math.max(s.limitMillis(), stay.promised);
        stay.more = s.offer().millis();
        stay.left = s.offer().times() - stay.used;
    }

    /** Only who has shown a credential of it, and no more than the city has offered. */
    private void extended(Entry.StorageExtended e, Book before) {
        Stay stay = Optional.ofNullable(stays.get(e.delivery()))
                .orElseThrow(() -> new Violation("c4", e + ", its recipient was not told"));
        Violation.unless(stay.left > 0 && !due.contains(e.delivery()), "c4", () -> e + " was not offered");
        Violation.unless(e.limitMillis() == stay.limit + stay.more, "c4", () -> e + ", offered were " + stay.more);
        Violation.unless(
                world.box().proofs().stream()
                        .anyMatch(proof -> proof.subject().equals(e.delivery().value())),
                "S-4",
                () -> "nobody has shown a credential for " + e);
        boolean isLive = before.deliveries().get(e.delivery()).access().state() == Access.State.LIVE;
        Violation.unless(isLive, "S-10", () -> "a credential that is over prolongs: " + e);
        stay.limit = e.limitMillis();
        stay.promised = e.limitMillis();
        stay.left--;
        stay.used++;
    }

    /**
     * What was counted while the board was silent already is taken back. A clock that has come to stand still for another reason in that
     * minute keeps what it counted of it: when it stopped the journal knew of no silent board.
     */
    private void lose(CompartmentId where, long silentMillis, Book before) {
        if (lost.put(where, world.time().now()) == null) {
            stays.forEach((id, stay) -> {
                if (stay.where.equals(where) && isRunning(before, id)) {
                    stay.fair = Math.max(0, stay.fair - silentMillis);
                }
            });
        }
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
        long now = world.time().now();
        long passed = now - last;
        last = now;
        // A machine that dies in this very event was on until it; one that boots was not seen at the moment in which it
        // did.
        if (wasOn || world.machine().isOn()) {
            stays.values().stream()
                    .filter(stay -> !lost.containsKey(stay.where))
                    .forEach(stay -> stay.fair += passed);
        }
        wasOn = world.machine().isOn();
    }
}
