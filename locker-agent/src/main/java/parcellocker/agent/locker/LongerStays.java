package parcellocker.agent.locker;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.contract.problem.Problem;

/**
 * "Leave it longer": who shows a good code or QR may add to the storage of their parcel, as often and as much as the city has offered
 * with its term. The locker decides, also without a line; nothing is spent and no door opens. It is on disk before the screen says so.
 */
final class LongerStays {
    private LongerStays() {}

    static void wanted(Turn turn) {
        Page page = turn.visit().page();
        boolean atStart =
                page instanceof Page.Home || (page instanceof Page.Help help && help.from() instanceof Page.Home);
        if (atStart && Visits.isOpenToAll(turn)) {
            turn.visit(Visit::leavingLonger);
            Visits.show(turn, new Page.LeaveLonger(), turn.profile().idleMillis());
        }
    }

    /** Whether a code shown now is shown for this, and must open nothing. */
    static boolean isWanted(Turn turn) {
        return turn.visit().errand().longer();
    }

    static void shown(Turn turn, Visit.Shows shows) {
        Optional<Problem> refused = refusal(turn, shows);
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, "");
            return;
        }
        turn.visit(visit -> visit.showing(shows));
        show(turn, shows.delivery(), false);
    }

    static void agreed(Turn turn) {
        boolean isOffered = turn.visit().page() instanceof Page.Stay stay && !stay.agreed();
        Optional<Visit.Shows> shows = turn.visit().pickup().filter(known -> isOffered);
        if (shows.isEmpty()) {
            return;
        }
        // Meanwhile it may have been collected with another credential, or its time have ended.
        Optional<Problem> refused = refusal(turn, shows.get());
        if (refused.isPresent()) {
            Visits.refuse(turn, refused.get(), 0, "");
            return;
        }
        DeliveryId id = shows.get().delivery();
        turn.record(new Entry.StorageExtended(
                id, clock(turn, id).extendedMillis(), shows.get().credential()));
        show(turn, id, true);
    }

    static Optional<Problem> refusal(Turn turn, Visit.Shows shows) {
        Optional<Problem> absent = Pickups.absent(turn, shows);
        if (absent.isPresent()) {
            return absent;
        }
        Delivery delivery = turn.book().deliveries().get(shows.delivery());
        Access access = delivery.access();
        if (access.state() != Access.State.LIVE || !access.admits(shows.credential())) {
            return Optional.of(Pickups.over(access, shows.credential()));
        }
        return delivery.storage()
                .map(clock -> clock.mayBeExtended() ? Optional.<Problem>empty() : Optional.of(Problem.EXTENSIONS_SPENT))
                .orElse(Optional.of(Problem.STAY_UNKNOWN));
    }

    private static void show(Turn turn, DeliveryId id, boolean agreed) {
        StorageClock clock = clock(turn, id);
        long left = Math.max(0, clock.limitMillis() - clock.countedAt(turn.age()));
        OptionalLong endsAt = turn.now().quality() == Quality.SUSPECT
                ? OptionalLong.empty()
                : OptionalLong.of(turn.now().wallMillis() + left);
        Page page = new Page.Stay(
                turn.book().deliveries().get(id).compartment(),
                left,
                clock.extensions().offer().millis(),
                endsAt,
                agreed);
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    private static StorageClock clock(Turn turn, DeliveryId id) {
        return turn.book().deliveries().get(id).storage().orElseThrow();
    }
}
