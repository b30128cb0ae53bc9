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
     * Chooses among the free compartments.
     *
     * @param wanted the size asked for; a larger one is given if none of it is free
     * @return empty if nothing fits
     */
    public static Optional<CompartmentId> choose(Cabinet cabinet, SortedSet<CompartmentId> free, Size wanted) {
        Map<BoardId, Integer> room = new TreeMap<>();
        free.forEach(id -> room.merge(cabinet.compartment(id).lock().board(), 1, Integer::sum));
        return free.stream()
                .map(cabinet::compartment)
                .filter(compartment -> compartment.zone() == Zone.AMBIENT)
                .filter(compartment -> compartment.size().compareTo(wanted) >= 0)
                .min(Comparator.comparing(Compartment::size)
                        .thenComparingInt(c -> -room.getOrDefault(c.lock().board(), 0))
                        .thenComparing(Compartment::id))
                .map(Compartment::id);
    }
}
