package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/**
 * The city's numbered word: taken in order, once. What is out of order, or stands on another past than ours, is left for the
 * city to say again.
 */
final class Directives {
    /** There is no room for all of it. */
    static final Optional<Problem> FULL = Optional.of(Problem.MESSAGE_TOO_LARGE);

    private Directives() {}

    static void taken(Turn turn, Input.Directed directed) {
        DirectiveCursor cursor = turn.book().directives();
        boolean isNext = directed.number() == cursor.number() + 1 && cursor.carries(directed.prev());
        if (!isNext || isRenewing(turn)) {
            return;
        }
        switch (directed.directive()) {
            case Input.Directive.Announce announce ->
                record(turn, directed, "Announce", announced(turn, announce.parcels()));
            case Input.Directive.EndAnnouncements end -> {
                ended(turn, end.waybills());
                done(turn, directed, "EndAnnouncements");
            }
            case Input.Directive.ListCouriers list -> {
                list.couriers().forEach(courier -> listed(turn, courier));
                done(turn, directed, "Couriers");
            }
            case Input.Directive.RenewCode renew -> Codes.renew(turn, cursor(directed), renew.delivery());
            case Input.Directive.StartStorage start -> Storage.directed(turn, cursor(directed), start);
            case Input.Directive.RevokeToken revoke -> revoked(turn, directed, revoke);
            case Input.Directive.CancelMailIn cancel ->
                record(turn, directed, "CancelMailIn", Cancellations.directed(turn, cancel));
            case Input.Directive.Configure wanted ->
                record(turn, directed, "Configure", Configurations.directed(turn, wanted));
            case Input.Directive.Report wanted ->
                record(turn, directed, "Report", Reports.directed(turn, wanted.wish()));
            case Input.Directive.Unknown unknown ->
                record(turn, directed, unknown.kind(), Optional.of(unknown.problem()));
        }
    }

    /** How far the word was taken with this one. */
    private static DirectiveCursor cursor(Input.Directed directed) {
        return new DirectiveCursor(directed.number(), directed.head());
    }

    /** While the vault draws a code for the latest directive, the next has to wait. */
    static boolean isRenewing(Turn turn) {
        return turn.session().drawing().flatMap(Step.Draw::directive).isPresent();
    }

    /** Why not all of them are expected now. */
    static Optional<Problem> announced(Turn turn, List<Input.Announced> parcels) {
        boolean isFull = false;
        for (Input.Announced parcel : parcels) {
            isFull |= !announced(turn, parcel);
        }
        return isFull ? FULL : Optional.empty();
    }

    /**
     * Local custody wins: a parcel that lies here is not announced again.
     *
     * @return false if there is no room for it
     */
    private static boolean announced(Turn turn, Input.Announced parcel) {
        Announcement a = parcel.announcement();
        Rows<Waybill, Announcement> known = turn.book().announcements();
        if (known.size() >= Announcement.MOST && !known.has(a.waybill())) {
            return false;
        }
        if (turn.book().holding(a.waybill()).isEmpty()) {
            turn.record(new Entry.ParcelAnnounced(
                    a.waybill(), a.recipient(), a.basis(), a.size(), a.marks(), parcel.person()));
        }
        return true;
    }

    /** A parcel that has come meanwhile is a delivery, and stays one. */
    private static void ended(Turn turn, List<Waybill> waybills) {
        for (Waybill waybill : waybills) {
            if (turn.book().announcements().has(waybill)) {
                turn.record(new Entry.AnnouncementEnded(waybill));
            }
        }
    }

    static void listed(Turn turn, Courier courier) {
        turn.record(new Entry.CourierListed(
                courier.id(), courier.role(), courier.badge(), courier.pin(), courier.active()));
    }

    /** Of what is not here there is nothing to open. */
    private static void revoked(Turn turn, Input.Directed directed, Input.Directive.RevokeToken revoke) {
        Optional<Problem> refused = Optional.of(Problem.NOTHING_HERE);
        for (DeliveryId id : revoke.deliveries()) {
            Optional<Delivery> delivery = turn.book().deliveries().find(id);
            if (delivery.filter(Directives::hasRoom).isPresent()) {
                turn.record(new Entry.TokenRevoked(id, revoke.token()));
                refused = Optional.empty();
            } else if (delivery.isPresent()) {
                refused = FULL;
            }
        }
        record(turn, directed, "RevokeToken", refused);
    }

    private static boolean hasRoom(Delivery delivery) {
        return delivery.access().revoked().size() < Access.MOST_REVOKED;
    }

    private static void done(Turn turn, Input.Directed directed, String kind) {
        record(turn, directed, kind, Optional.empty());
    }

    private static void record(Turn turn, Input.Directed directed, String kind, Optional<Problem> refused) {
        turn.record(new Entry.DirectiveTaken(directed.number(), kind, refused, directed.head()));
    }
}
