package parcellocker.bridge.fleet;

import parcellocker.contract.entry.Fact.AuditVerdict;
import parcellocker.contract.entry.Fact.CollectionVerdict;
import parcellocker.contract.entry.Fact.DepositVerdict;
import parcellocker.contract.entry.Fact.MailInVerdict;
import parcellocker.contract.entry.Fact.PickupVerdict;

/** What is believed of a compartment whose door was shut with that verdict. */
final class Shut {
    private Shut() {}

    static Custody custody(AuditVerdict verdict, Opening opening) {
        return switch (verdict) {
            case EMPTY -> Custody.EMPTY;
            case INSIDE -> opening.kind() == Opening.Kind.AUDIT_OF_PARCEL ? Custody.OCCUPIED : Custody.UNCERTAIN;
            case UNSURE -> Custody.UNCERTAIN;
        };
    }

    static Custody custody(DepositVerdict verdict) {
        return switch (verdict) {
            case STORED -> Custody.OCCUPIED;
            case WITHDRAWN, FOUND_BROKEN, FOUND_DIRTY -> Custody.EMPTY;
            case UNSURE, FOUND_OCCUPIED -> Custody.UNCERTAIN;
        };
    }

    static Custody custody(MailInVerdict verdict) {
        return switch (verdict) {
            case STORED -> Custody.OCCUPIED;
            case WITHDRAWN, TOO_SMALL, FOUND_BROKEN -> Custody.EMPTY;
            case UNSURE, FOUND_OCCUPIED -> Custody.UNCERTAIN;
        };
    }

    static Custody custody(CollectionVerdict verdict) {
        return switch (verdict) {
            case TAKEN -> Custody.EMPTY;
            case LEFT -> Custody.OCCUPIED;
            case MISSING, UNSURE -> Custody.UNCERTAIN;
        };
    }

    static Custody custody(PickupVerdict verdict) {
        return switch (verdict) {
            case COLLECTED, REOPENED -> Custody.UNLOADING;
            case TOO_SHORT, UNATTENDED, SAID_EMPTY, NOT_MINE -> Custody.UNCERTAIN;
            case PUT_BACK -> Custody.OCCUPIED;
        };
    }
}
