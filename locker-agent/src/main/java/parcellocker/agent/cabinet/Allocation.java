package parcellocker.agent.cabinet;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Which compartment a parcel gets: the smallest that fits, on the board with most room left, so that one dead board takes few. */
public final class Allocation {
    private Allocation() {}

    /**
     * Chooses among the free compartments for an ordinary parcel. Of one size a high one goes first.
     *
     * @param wanted the size asked for; a larger one is given if none of it is free
     * @return empty if nothing fits
     */
    public static Optional<CompartmentId> choose(Cabinet cabinet, SortedSet<CompartmentId> free, Size wanted) {
        return first(
                cabinet, free, wanted, Comparator.comparing(Compartment::size).thenComparing(Reach::isLow));
    }

    /** For somebody who cannot reach high: a low one, even a larger one; if none is free, what is there. */
    public static Optional<CompartmentId> chooseLow(Cabinet cabinet, SortedSet<CompartmentId> free, Size wanted) {
        return first(
                cabinet,
                free,
                wanted,
                Comparator.<Compartment, Boolean>comparing(built -> !Reach.isLow(built))
                        .thenComparing(Compartment::size));
    }

    private static Optional<CompartmentId> first(
            Cabinet cabinet, SortedSet<CompartmentId> free, Size wanted, Comparator<Compartment> rather) {
        Map<BoardId, Integer> room = new TreeMap<>();
        free.forEach(id -> room.merge(cabinet.compartment(id).lock().board(), 1, Integer::sum));
        return free.stream()
                .map(cabinet::compartment)
                .filter(compartment -> compartment.zone() == Zone.AMBIENT)
                .filter(compartment -> compartment.size().compareTo(wanted) >= 0)
                .min(rather.thenComparingInt(c -> -room.getOrDefault(c.lock().board(), 0))
                        .thenComparing(Compartment::id))
                .map(Compartment::id);
    }
}
