package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/**
 * All that the city says, at once: announcements and those who may sign in are the city's, and are as its list says afterwards.
 * Custody, deliveries, codes, openings, budgets and modes are the locker's: no list touches them.
 */
final class FullLists {
    private FullLists() {}

    /** In one commit, whatever of it is new. One that says no more than was taken already is an old one, or the same again. */
    static void taken(Turn turn, Input.Listed list) {
        if (list.number() <= turn.book().directive() || Directives.isRenewing(turn)) {
            return;
        }
        dropUnannounced(turn, list.parcels());
        dropUnlisted(turn, list.couriers());
        Optional<Problem> refused = Directives.announced(
                turn,
                list.parcels().stream()
                        .filter(parcel -> isNew(turn.book(), parcel.announcement()))
                        .toList());
        for (Courier courier : list.couriers()) {
            listed(turn, courier, list.narrow());
        }
        Optional<Problem> unset = list.configuration().flatMap(wanted -> Configurations.listed(turn, wanted));
        turn.record(
                new Entry.DirectiveTaken(list.number(), "FullList", refused.or(() -> unset), Optional.of(list.head())));
    }

    /** A city that was restored may have forgotten a withdrawal: by a narrow list who was withdrawn here stays so. */
    private static void listed(Turn turn, Courier courier, boolean narrow) {
        Optional<Courier> known = turn.book().couriers().find(courier.id());
        boolean isWithdrawn = known.filter(one -> !one.active()).isPresent();
        boolean mayChange = !(narrow && isWithdrawn && courier.active());
        if (mayChange && !known.equals(Optional.of(courier))) {
            Directives.listed(turn, courier);
        }
    }

    private static boolean isNew(Book book, Announcement announced) {
        return !book.announcements().find(announced.waybill()).equals(Optional.of(announced));
    }

    private static void dropUnannounced(Turn turn, List<Input.Announced> parcels) {
        TreeSet<Waybill> expected = new TreeSet<>();
        parcels.forEach(parcel -> expected.add(parcel.announcement().waybill()));
        for (Waybill waybill : List.copyOf(turn.book().announcements().asMap().keySet())) {
            if (!expected.contains(waybill)) {
                turn.record(new Entry.AnnouncementEnded(waybill));
            }
        }
    }

    /** They stay known, as no longer allowed: only of whom is known would a token that the city once gave be refused. */
    private static void dropUnlisted(Turn turn, List<Courier> couriers) {
        TreeSet<CourierId> allowed = new TreeSet<>();
        couriers.forEach(courier -> allowed.add(courier.id()));
        for (Courier known : List.copyOf(turn.book().couriers().values())) {
            if (known.active() && !allowed.contains(known.id())) {
                Directives.listed(turn, new Courier(known.id(), known.role(), known.badge(), known.pin(), false));
            }
        }
    }
}
