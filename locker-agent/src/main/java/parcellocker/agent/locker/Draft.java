package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;

/**
 * A deposit before its door is authorised.
 *
 * @param chosen the size asked for while the vault still draws the code
 */
record Draft(
        Waybill waybill,
        Optional<PersonRef> recipient,
        Optional<Basis> basis,
        Optional<Size> suggested,
        Optional<Sealed> phoneAttachment,
        Optional<Sealed> person,
        Optional<Size> chosen) {

    Draft attested() {
        return new Draft(
                waybill, recipient, Optional.of(Basis.COURIER_ATTESTED), suggested, phoneAttachment, person, chosen);
    }

    Draft attested(Input.PersonKept kept) {
        return new Draft(
                waybill,
                Optional.of(kept.ref()),
                Optional.of(Basis.COURIER_ATTESTED),
                suggested,
                Optional.of(kept.attachment()),
                Optional.of(kept.person()),
                chosen);
    }

    /** It did not fit into that size. */
    Draft largerThan(Size tried) {
        Size next = Size.values()[Math.min(tried.ordinal() + 1, Size.values().length - 1)];
        return new Draft(waybill, recipient, basis, Optional.of(next), phoneAttachment, person, Optional.empty());
    }

    /** A door is authorised; if the parcel comes out again, the courier chooses anew. */
    Draft allotted() {
        return new Draft(waybill, recipient, basis, suggested, phoneAttachment, person, Optional.empty());
    }

    Draft choosing(Size size) {
        return new Draft(waybill, recipient, basis, suggested, phoneAttachment, person, Optional.of(size));
    }
}
