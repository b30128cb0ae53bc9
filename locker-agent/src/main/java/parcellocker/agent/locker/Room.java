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
import parcellocker.contract.problem.Problem;

/** Where a parcel can go now. */
final class Room {
    private Room() {}

    /** The compartment for this parcel of whoever stands here; one that would not do before only if there is no other. */
    static Optional<CompartmentId> choose(Turn turn, Fit fit, Size size) {
        SortedSet<CompartmentId> fair = fair(turn, fit);
        SortedSet<CompartmentId> fresh = new TreeSet<>(fair);
        fresh.removeAll(fit.tried());
        return choose(turn, fit, fresh, size).or(() -> choose(turn, fit, fair, size));
    }

    /** Why there is none. */
    static Problem refusal(Turn turn, Fit fit, Size size) {
        boolean isThere =
                choose(turn, fit, open(turn, wantsLow(turn, fit)), size).isPresent();
        return isThere ? Problem.SHARE_SPENT : Problem.NO_COMPARTMENT;
    }

    /** Whether one of exactly that size can be had. */
    static boolean has(Turn turn, Fit fit, Size size) {
        return fair(turn, fit).stream()
                .anyMatch(id -> turn.setup().cabinet().compartment(id).size() == size);
    }

    private static Optional<CompartmentId> choose(Turn turn, Fit fit, SortedSet<CompartmentId> free, Size size) {
        Cabinet cabinet = turn.setup().cabinet();
        return wantsLow(turn, fit) ? Allocation.chooseLow(cabinet, free, size) : Allocation.choose(cabinet, free, size);
    }

    private static SortedSet<CompartmentId> fair(Turn turn, Fit fit) {
        SortedSet<CompartmentId> open = open(turn, wantsLow(turn, fit));
        return turn.visit().courier().map(me -> Shares.fair(turn, open, me)).orElse(open);
    }

    /** Some low ones stay for those who need one. */
    private static SortedSet<CompartmentId> open(Turn turn, boolean low) {
        SortedSet<CompartmentId> free = free(turn);
        return low
                ? free
                : Reach.forEverybody(
                        turn.setup().cabinet(), free, turn.profile().lowReserve());
    }

    /** The city has said so of the recipient, or the courier knows it. */
    private static boolean wantsLow(Turn turn, Fit fit) {
        return fit.low() || wantsLow(turn);
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
        return bySize(turn, wantsLow(turn));
    }

    static SortedMap<Size, Integer> bySize(Turn turn, Fit fit) {
        return bySize(turn, wantsLow(turn, fit));
    }

    private static SortedMap<Size, Integer> bySize(Turn turn, boolean low) {
        SortedMap<Size, Integer> counts = new TreeMap<>();
        for (Size size : Size.values()) {
            counts.put(size, 0);
        }
        open(turn, low)
                .forEach(id ->
                        counts.merge(turn.setup().cabinet().compartment(id).size(), 1, Integer::sum));
        return counts;
    }
}
