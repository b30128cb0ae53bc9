package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;

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

    private static void done(Turn turn, long number, String kind) {
        turn.record(new Entry.DirectiveTaken(number, kind, Optional.empty()));
    }
}
