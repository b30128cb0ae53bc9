package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;

/** A deposit before its size is chosen. */
record Draft(
        Waybill waybill,
        Optional<PersonRef> recipient,
        Optional<Basis> basis,
        Optional<Size> suggested,
        Optional<Sealed> phoneAttachment,
        Optional<Sealed> person) {

    Draft attested() {
        return new Draft(waybill, recipient, Optional.of(Basis.COURIER_ATTESTED), suggested, phoneAttachment, person);
    }

    Draft attested(Input.PersonKept kept) {
        return new Draft(
                waybill,
                Optional.of(kept.ref()),
                Optional.of(Basis.COURIER_ATTESTED),
                suggested,
                Optional.of(kept.attachment()),
                Optional.of(kept.person()));
    }

    Draft larger(Optional<Size> next) {
        return new Draft(waybill, recipient, basis, next, phoneAttachment, person);
    }
}
