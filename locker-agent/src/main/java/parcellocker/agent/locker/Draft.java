package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.Waybill;

/**
 * A deposit before its door is authorised; it is kept while the door is open, for the parcel may come out again.
 *
 * @param ahead scanned while the door was open: the parcel that comes next
 */
record Draft(Waybill waybill, Optional<Addressee> addressee, Optional<Basis> basis, Fit fit, Optional<Waybill> ahead) {

    static Draft of(Waybill waybill, Optional<Announcement> known) {
        boolean low = known.filter(parcel -> parcel.has(Mark.LOW_DOOR)).isPresent();
        return new Draft(
                waybill,
                known.map(Announcement::recipient).map(Addressee::announced),
                known.flatMap(Announcement::basis),
                Fit.of(known.flatMap(Announcement::size), low),
                Optional.empty());
    }

    Draft attested() {
        return new Draft(waybill, addressee, Optional.of(Basis.COURIER_ATTESTED), fit, ahead);
    }

    Draft attested(Addressee who) {
        return new Draft(waybill, Optional.of(who), Optional.of(Basis.COURIER_ATTESTED), fit, ahead);
    }

    /** A door is authorised. */
    Draft allotted(Size asked, CompartmentId where) {
        return new Draft(waybill, addressee, basis, fit.allotted(asked, where), ahead);
    }

    Draft choosing(Size size) {
        return new Draft(waybill, addressee, basis, fit.choosing(size), ahead);
    }

    Draft followedBy(Waybill next) {
        return new Draft(waybill, addressee, basis, fit, Optional.of(next));
    }
}
