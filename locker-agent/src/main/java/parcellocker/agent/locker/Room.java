package parcellocker.agent.locker;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Size;

/** Where a parcel can go now. */
final class Room {
    private Room() {}

    /** Compartments a parcel may be put in now: believed empty, in service, and read closed. */
    static SortedSet<CompartmentId> free(Turn turn) {
        SortedSet<CompartmentId> free = new TreeSet<>();
        turn.book().compartments().asMap().forEach((id, state) -> {
            if (state.mayBeAllotted() && turn.session().door(id).level() == Level.CLOSED) {
                free.add(id);
            }
        });
        return free;
    }

    static SortedMap<Size, Integer> bySize(Turn turn) {
        SortedMap<Size, Integer> counts = new TreeMap<>();
        for (Size size : Size.values()) {
            counts.put(size, 0);
        }
        free(turn)
                .forEach(id ->
                        counts.merge(turn.setup().cabinet().compartment(id).size(), 1, Integer::sum));
        return counts;
    }
}
