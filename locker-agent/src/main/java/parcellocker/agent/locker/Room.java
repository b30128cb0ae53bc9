package parcellocker.agent.locker;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Allocation;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Reach;
import parcellocker.agent.cabinet.Size;

/** Where a parcel can go now. */
final class Room {
    private Room() {}

    /** The compartment for the next parcel of whoever stands here. */
    static Optional<CompartmentId> choose(Turn turn, Size size) {
        Cabinet cabinet = turn.setup().cabinet();
        return wantsLow(turn)
                ? Allocation.chooseLow(cabinet, open(turn), size)
                : Allocation.choose(cabinet, open(turn), size);
    }

    /** Some low ones stay for those who need one. */
    private static SortedSet<CompartmentId> open(Turn turn) {
        SortedSet<CompartmentId> free = free(turn);
        return wantsLow(turn)
                ? free
                : Reach.forEverybody(
                        turn.setup().cabinet(), free, turn.profile().lowReserve());
    }

    private static boolean wantsLow(Turn turn) {
        return turn.visit().comfort().has(Wish.LOW_DOOR);
    }

    /** Compartments a parcel may be put in now: believed empty, in service, and read closed. */
    private static SortedSet<CompartmentId> free(Turn turn) {
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
        open(turn)
                .forEach(id ->
                        counts.merge(turn.setup().cabinet().compartment(id).size(), 1, Integer::sum));
        return counts;
    }
}
