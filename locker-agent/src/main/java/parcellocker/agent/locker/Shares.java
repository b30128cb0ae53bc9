package parcellocker.agent.locker;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;

/** No courier takes every compartment of a size: what they have put in and nobody has fetched counts against their share. */
final class Shares {
    private static final int WHOLE = 100;

    private Shares() {}

    /** Of the free compartments those that this courier may still have. One of each size is always theirs. */
    static SortedSet<CompartmentId> fair(Turn turn, SortedSet<CompartmentId> free, CourierId me) {
        int share = turn.profile().courierShare();
        if (share >= WHOLE) {
            return free;
        }
        Map<Size, Integer> mine = held(turn, me);
        Map<Size, Integer> built = new EnumMap<>(Size.class);
        for (Compartment compartment : turn.setup().cabinet().compartments().values()) {
            built.merge(compartment.size(), 1, Integer::sum);
        }
        SortedSet<CompartmentId> fair = new TreeSet<>();
        for (CompartmentId id : free) {
            Size size = turn.setup().cabinet().compartment(id).size();
            int most = Math.max(1, built.getOrDefault(size, 0) * share / WHOLE);
            if (mine.getOrDefault(size, 0) < most) {
                fair.add(id);
            }
        }
        return fair;
    }

    private static Map<Size, Integer> held(Turn turn, CourierId me) {
        Map<Size, Integer> held = new EnumMap<>(Size.class);
        for (Delivery delivery : turn.book().deliveries().values()) {
            if (delivery.courier().equals(me) && isTheirs(delivery.state())) {
                Size size = turn.setup()
                        .cabinet()
                        .compartment(delivery.compartment())
                        .size();
                held.merge(size, 1, Integer::sum);
            }
        }
        return held;
    }

    /** What was fetched is not in the way; what was refused any courier may take out. */
    private static boolean isTheirs(Delivery.State state) {
        return switch (state) {
            case LOADING, STORED, UNSURE -> true;
            case COLLECTED, REFUSED -> false;
        };
    }
}
