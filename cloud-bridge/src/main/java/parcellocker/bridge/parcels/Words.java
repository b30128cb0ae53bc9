package parcellocker.bridge.parcels;

import java.util.Locale;
import parcellocker.contract.entry.Fact;

/** Facts in words for the city's staff. */
final class Words {
    private Words() {}

    /** One short sentence; no personal data, no code. */
    static String of(Fact fact) {
        return switch (fact) {
            case Fact.LockerStarted f -> "locker restarted: what the door did is not known";
            case Fact.RescueOpened f ->
                "opened with the rescue key: " + f.compartments().size() + " doors";
            case Fact.DirectiveTaken f -> "directive " + f.number() + (f.refused() == null ? "" : " refused");
            case Fact.ParcelAnnounced f -> "known to the locker";
            case Fact.AnnouncementEnded f -> "no longer known to the locker";
            case Fact.CourierListed f -> "courier " + f.courier();
            case Fact.CodeRenewed f -> "a new code was drawn";
            case Fact.DepositAuthorised f ->
                "courier " + f.courier() + ", compartment " + f.compartment() + ", consent " + f.basis();
            case Fact.RecipientCorrected f -> "courier " + f.courier() + " typed the recipient's phone anew";
            case Fact.CheckAuthorised f -> "courier " + f.courier() + " looks again at " + f.compartment();
            case Fact.PickupAuthorised f -> "by " + f.credentialKind() + ", compartment " + f.compartment();
            case Fact.RecallAuthorised f -> "courier " + f.courier() + ", compartment " + f.compartment();
            case Fact.DoorOpened f -> "open after " + seconds(f.afterMillis());
            case Fact.DepositClosed f -> plain(f.verdict()) + ", open " + seconds(f.openMillis());
            case Fact.PickupClosed f ->
                plain(f.verdict()) + ", open " + seconds(f.openMillis())
                        + (f.reason() == null ? "" : ", because: " + f.reason());
            case Fact.RecallClosed f ->
                (f.taken() ? "taken out" : "not taken out") + ", open " + seconds(f.openMillis());
            case Fact.OpeningFailed f -> plain(f.failure());
            case Fact.DoorLeftOpen f -> f.collected() ? "left open, collected" : "left open";
            case Fact.DoorClosedLate f -> "closed after " + seconds(f.openMillis());
            case Fact.DoorForced f -> "compartment " + f.compartment() + " opened by nobody's order";
            case Fact.PersonAnswered f -> f.opened() ? "says the door opened" : "says the door did not open";
            case Fact.GraceEnded f -> "compartment " + f.compartment() + " is free";
            case Fact.GuessFailed f -> "wrong " + plain(f.guess());
            case Fact.CommandAuthorised f ->
                "operator " + f.actor() + " with key " + f.operator() + approved(f) + " opens " + f.compartment()
                        + ", because: " + f.reason() + " (" + f.ticket() + ")";
            case Fact.CommandRefused f -> "command " + f.command() + " refused with " + f.problem();
            case Fact.RemoteClosed f -> "closed again, open " + seconds(f.openMillis());
            case Fact.AuditAuthorised f ->
                "technician " + f.technician() + " looks into " + f.compartment()
                        + (f.approver() == null ? "" : ", approved with key " + f.approver());
            case Fact.AuditClosed f -> "found " + plain(f.verdict()) + ", open " + seconds(f.openMillis());
            case Fact.ServiceChanged f ->
                "technician " + f.technician() + ": " + f.compartment()
                        + (f.inService() ? " back in service" : " out of service, " + f.reason());
            case Fact.DaySigned f -> "day " + f.day();
            case Fact.Enrolled f -> "epoch " + f.epoch();
            case Fact.PossiblyInside f -> "may be in " + f.compartment() + (f.byCity() ? "" : ", the locker says");
            case Fact.Checkpointed f -> "checkpoint";
            case Fact.StorageStarted f ->
                "may lie " + hours(f.limitMillis()) + (f.code() == null ? "" : ", its recipient knows the code");
            case Fact.StorageExtended f ->
                "prolonged at the screen by " + f.credentialKind() + ": may lie " + hours(f.limitMillis());
            case Fact.StorageEnded f -> "has lain " + hours(f.countedMillis()) + ": a courier may take it out";
            case Fact.BoardLost f -> "board " + f.board() + " does not answer";
            case Fact.BoardBack f -> "board " + f.board() + " answers again";
            case Fact.TokenRevoked f -> "token " + f.token() + " taken back";
            case Fact.TicketOpened f ->
                "ticket " + f.ticket() + ": " + plain(f.concern())
                        + (f.openableMillis() == null
                                ? ""
                                : ", a caretaker may open with it for " + hours(f.openableMillis()));
            case Fact.HandOverAuthorised f ->
                "caretaker " + f.caretaker() + " opens " + f.compartment() + " for ticket " + f.ticket();
            case Fact.HandOverClosed f ->
                "the caretaker says: " + plain(f.verdict()) + ", open " + seconds(f.openMillis());
            case Fact.PickupDisputed f -> "the recipient says they did not get it, compartment " + f.compartment();
            case Fact.PackagingDamaged f -> "courier " + f.courier() + " says its packaging is damaged: not taken in";
            case Fact.CodeLost f -> "a new code was asked for, ticket " + f.ticket();
            case Fact.MailInAuthorised f ->
                "order for " + f.carrier() + ", identity checked under " + f.identity() + ", compartment "
                        + f.compartment();
            case Fact.MailInReopened f -> "the sender opens " + f.compartment() + " again";
            case Fact.MailInClosed f -> plain(f.verdict()) + ", open " + seconds(f.openMillis());
            case Fact.CollectionAuthorised f -> "collector " + f.collector() + ", compartment " + f.compartment();
            case Fact.CollectionClosed f -> plain(f.verdict()) + ", open " + seconds(f.openMillis());
            case Fact.MailInRemembered f ->
                f.mayBeInside() ? "may be in " + f.compartment() + ", the locker says" : "used up, the locker says";
            case Fact.MailInCancelled f ->
                f.mayBeInside()
                        ? "too late: its parcel may be inside, and stays there"
                        : "no door opens for it any more";
            case Fact.ModeChanged f -> (f.entered() ? "" : "no longer ") + plain(f.mode());
            case Fact.ConfigurationTaken f -> "configuration " + f.version();
            case Fact.ConfigurationTried f -> "configuration " + f.version() + " on trial";
            case Fact.ReportTaken f -> "report " + f.request() + " is gathered";
            case Fact.ReportEnded f -> "report " + f.request() + ": " + plain(f.end());
            case Fact.ConfigurationSettled f -> "configuration " + f.version() + ": " + plain(f.setting());
            case Fact.CompartmentBlocked f -> "compartment " + f.compartment() + ": " + plain(f.reason());
        };
    }

    private static String approved(Fact.CommandAuthorised f) {
        return f.approvers().isEmpty() ? "" : ", approved with " + String.join(", ", f.approvers()) + ",";
    }

    private static String plain(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String hours(long millis) {
        return String.format(Locale.ROOT, "%.1f h", millis / 3_600_000.0);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
