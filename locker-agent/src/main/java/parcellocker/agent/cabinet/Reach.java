package parcellocker.agent.cabinet;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which compartments can be reached sitting: from 400 to 1,200 mm a wheelchair user reaches to the front and to the side (ISO
 * 21542, GB 50763). A compartment's lower edge counts, for that is where a parcel lies.
 */
public final class Reach {
    private static final int LOWEST_MILLIMETRES = 400;
    private static final int HIGHEST_MILLIMETRES = 1_100;

    private Reach() {}

    public static boolean isLow(Compartment compartment) {
        int floor = compartment.floorMillimetres();
        return floor >= LOWEST_MILLIMETRES && floor <= HIGHEST_MILLIMETRES;
    }

    /**
     * What an ordinary parcel may have: some low compartments stay for those who need one.
     *
     * @param free what a parcel may be put in now
     * @param reserve how many low ones stay; none where all are low, for there nobody takes a low one from anybody
     */
    public static SortedSet<CompartmentId> forEverybody(Cabinet cabinet, SortedSet<CompartmentId> free, int reserve) {
        NavigableSet<CompartmentId> open = new TreeSet<>(free);
        boolean mixed = cabinet.compartments().values().stream().anyMatch(built -> !isLow(built));
        if (mixed) {
            kept(cabinet, free, reserve).forEach(open::remove);
        }
        return open;
    }

    /** Of the size of which most low ones are free, so that no size runs out for their sake; then the smaller. */
    private static SortedSet<CompartmentId> kept(Cabinet cabinet, SortedSet<CompartmentId> free, int reserve) {
        Map<Size, Integer> low = new EnumMap<>(Size.class);
        NavigableSet<CompartmentId> candidates = new TreeSet<>();
        for (CompartmentId id : free) {
            Compartment compartment = cabinet.compartment(id);
            if (isLow(compartment) && compartment.zone() == Zone.AMBIENT) {
                candidates.add(id);
                low.merge(compartment.size(), 1, Integer::sum);
            }
        }
        NavigableSet<CompartmentId> kept = new TreeSet<>();
        candidates.stream()
                .map(cabinet::compartment)
                .sorted(Comparator.<Compartment>comparingInt(built -> -low.getOrDefault(built.size(), 0))
                        .thenComparing(Compartment::size)
                        .thenComparing(Compartment::id))
                .limit(reserve)
                .forEach(built -> kept.add(built.id()));
        return kept;
    }
}
