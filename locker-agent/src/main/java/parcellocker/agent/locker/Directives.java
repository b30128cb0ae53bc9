package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** The city's numbered word: taken in order, once. What is out of order is left for the city to send again. */
final class Directives {
    private Directives() {}

    static void taken(Turn turn, Input.Directed directed) {
        boolean isNext = directed.number() == turn.book().directive() + 1;
        boolean renewing =
                turn.session().drawing().filter(draw -> draw.directive() > 0).isPresent();
        if (!isNext || renewing) {
            return;
        }
        switch (directed.directive()) {
            case Input.Directive.Announce announce -> {
                announce.parcels().forEach(parcel -> announced(turn, parcel));
                done(turn, directed.number(), "Announce");
            }
            case Input.Directive.ListCouriers list -> {
                list.couriers().forEach(courier -> listed(turn, courier));
                done(turn, directed.number(), "Couriers");
            }
            case Input.Directive.RenewCode renew -> Codes.renew(turn, directed.number(), renew.delivery());
            case Input.Directive.StartStorage start -> Storage.directed(turn, directed.number(), start);
            case Input.Directive.RevokeToken revoke -> revoked(turn, directed.number(), revoke);
            case Input.Directive.Unknown unknown ->
                turn.record(
                        new Entry.DirectiveTaken(directed.number(), unknown.kind(), Optional.of(unknown.problem())));
        }
    }

    /** Local custody wins: a parcel that lies here is not announced again. */
    private static void announced(Turn turn, Input.Announced parcel) {
        Announcement a = parcel.announcement();
        if (turn.book().holding(a.waybill()).isEmpty()) {
            turn.record(new Entry.ParcelAnnounced(a.waybill(), a.recipient(), a.basis(), a.size(), parcel.person()));
        }
    }

    private static void listed(Turn turn, Courier courier) {
        turn.record(new Entry.CourierListed(
                courier.id(), courier.role(), courier.badge(), courier.pin(), courier.active()));
    }

    /** Of what is not here there is nothing to open. */
    private static void revoked(Turn turn, long number, Input.Directive.RevokeToken revoke) {
        Optional<Problem> refused = Optional.of(Problem.NOTHING_HERE);
        for (DeliveryId id : revoke.deliveries()) {
            Optional<Delivery> delivery = turn.book().deliveries().find(id);
            if (delivery.filter(Directives::hasRoom).isPresent()) {
                turn.record(new Entry.TokenRevoked(id, revoke.token()));
                refused = Optional.empty();
            } else if (delivery.isPresent()) {
                refused = Optional.of(Problem.MESSAGE_TOO_LARGE);
            }
        }
        turn.record(new Entry.DirectiveTaken(number, "RevokeToken", refused));
    }

    private static boolean hasRoom(Delivery delivery) {
        return delivery.access().revoked().size() < Access.MOST_REVOKED;
    }

    private static void done(Turn turn, long number, String kind) {
        turn.record(new Entry.DirectiveTaken(number, kind, Optional.empty()));
    }
}
