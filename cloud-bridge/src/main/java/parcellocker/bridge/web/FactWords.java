package parcellocker.bridge.web;

import java.util.Locale;
import parcellocker.contract.entry.Fact;

/** What a locker's journal says of a parcel, in words for the city's staff. */
final class FactWords {
    /** Of what is never in a parcel's history. */
    private static final String NOTHING = "";

    private static final double HOUR_MILLIS = 3_600_000;
    private static final double SECOND_MILLIS = 1_000;

    private final Texts texts;

    FactWords(Texts texts) {
        this.texts = texts;
    }

    /** One short sentence beside the fact's name; no personal data, no code. */
    String of(Fact fact) {
        return switch (fact) {
            case Fact.LockerStarted f -> say("LockerStarted");
            case Fact.ParcelAnnounced f -> say("ParcelAnnounced");
            case Fact.AnnouncementEnded f -> say("AnnouncementEnded");
            case Fact.CodeRenewed f -> say("CodeRenewed");
            case Fact.DepositAuthorised f ->
                say("DepositAuthorised", f.courier(), f.compartment(), word("basis", f.basis()));
            case Fact.RecipientCorrected f -> say("RecipientCorrected", f.courier());
            case Fact.CheckAuthorised f -> say("CheckAuthorised", f.courier(), f.compartment());
            case Fact.PickupAuthorised f ->
                say("PickupAuthorised", word("credential", f.credentialKind()), f.compartment());
            case Fact.RecallAuthorised f -> say("RecallAuthorised", f.courier(), f.compartment());
            case Fact.DoorOpened f -> say("DoorOpened", seconds(f.afterMillis()));
            case Fact.DepositClosed f -> shut(word("verdict.deposit", f.verdict()), f.openMillis());
            case Fact.PickupClosed f ->
                shut(word("verdict.pickup", f.verdict()), f.openMillis())
                        + (f.reason() == null ? "" : say("because", reason(f.reason())));
            case Fact.RecallClosed f -> shut(say(f.taken() ? "taken" : "left"), f.openMillis());
            case Fact.OpeningFailed f -> word("failure", f.failure());
            case Fact.DoorLeftOpen f -> say(f.collected() ? "DoorLeftOpen.collected" : "DoorLeftOpen");
            case Fact.DoorClosedLate f -> say("DoorClosedLate", seconds(f.openMillis()));
            case Fact.PersonAnswered f -> say(f.opened() ? "PersonAnswered.opened" : "PersonAnswered.shut");
            case Fact.GraceEnded f -> say("GraceEnded", f.compartment());
            case Fact.CommandAuthorised f ->
                say(
                        f.approvers().isEmpty() ? "CommandAuthorised" : "CommandAuthorised.approved",
                        f.actor(),
                        f.operator(),
                        f.compartment(),
                        f.reason(),
                        f.ticket(),
                        String.join(texts.say("console.comma"), f.approvers()));
            case Fact.RemoteClosed f -> say("RemoteClosed", seconds(f.openMillis()));
            case Fact.AuditAuthorised f ->
                say("AuditAuthorised", f.technician(), f.compartment())
                        + (f.approver() == null ? "" : say("approved", f.approver()));
            case Fact.AuditClosed f -> shut(word("verdict.audit", f.verdict()), f.openMillis());
            case Fact.PossiblyInside f -> say(f.byCity() ? "PossiblyInside" : "PossiblyInside.locker", f.compartment());
            case Fact.StorageStarted f ->
                say("StorageStarted", hours(f.limitMillis())) + (f.code() == null ? "" : say("StorageStarted.told"));
            case Fact.StorageExtended f ->
                say("StorageExtended", word("credential", f.credentialKind()), hours(f.limitMillis()));
            case Fact.StorageEnded f -> say("StorageEnded", hours(f.countedMillis()));
            case Fact.TokenRevoked f -> say("TokenRevoked", f.token());
            case Fact.TicketOpened f ->
                say("TicketOpened", f.ticket(), word("concern", f.concern()))
                        + (f.openableMillis() == null ? "" : say("TicketOpened.openable", hours(f.openableMillis())));
            case Fact.HandOverAuthorised f -> say("HandOverAuthorised", f.caretaker(), f.compartment(), f.ticket());
            case Fact.HandOverClosed f ->
                shut(say("HandOverClosed", word("verdict.handOver", f.verdict())), f.openMillis());
            case Fact.PickupDisputed f -> say("PickupDisputed", f.compartment());
            case Fact.PackagingDamaged f -> say("PackagingDamaged", f.courier());
            case Fact.CodeLost f -> say("CodeLost", f.ticket());
            case Fact.MailInAuthorised f -> say("MailInAuthorised", f.carrier(), f.identity(), f.compartment());
            case Fact.MailInReopened f -> say("MailInReopened", f.compartment());
            case Fact.MailInClosed f -> shut(word("verdict.mailIn", f.verdict()), f.openMillis());
            case Fact.CollectionAuthorised f -> say("CollectionAuthorised", f.collector(), f.compartment());
            case Fact.CollectionClosed f -> shut(word("verdict.collection", f.verdict()), f.openMillis());
            case Fact.MailInRemembered f ->
                say(f.mayBeInside() ? "MailInRemembered" : "MailInRemembered.used", f.compartment());
            case Fact.MailInCancelled f -> say(f.mayBeInside() ? "MailInCancelled.late" : "MailInCancelled");
            case Fact.RescueOpened f -> NOTHING;
            case Fact.DirectiveTaken f -> NOTHING;
            case Fact.CourierListed f -> NOTHING;
            case Fact.DoorForced f -> NOTHING;
            case Fact.GuessFailed f -> NOTHING;
            case Fact.CommandRefused f -> NOTHING;
            case Fact.ServiceChanged f -> NOTHING;
            case Fact.DaySigned f -> NOTHING;
            case Fact.Enrolled f -> NOTHING;
            case Fact.Checkpointed f -> NOTHING;
            case Fact.BoardLost f -> NOTHING;
            case Fact.BoardBack f -> NOTHING;
            case Fact.ModeChanged f -> NOTHING;
            case Fact.ConfigurationTaken f -> NOTHING;
            case Fact.ConfigurationTried f -> NOTHING;
            case Fact.ConfigurationSettled f -> NOTHING;
            case Fact.ReportTaken f -> NOTHING;
            case Fact.ReportEnded f -> NOTHING;
            case Fact.CompartmentBlocked f -> NOTHING;
        };
    }

    private String shut(String what, long openMillis) {
        return say("shut", what, seconds(openMillis));
    }

    private String say(String key, Object... values) {
        return texts.say("console.told." + key, values);
    }

    private String word(String family, Enum<?> name) {
        return texts.say("console." + family + "." + name.name());
    }

    /** One of those at the screen, or of a later version's. */
    private String reason(String name) {
        String key = "console.putback." + name;
        return texts.has(key) ? texts.say(key) : name;
    }

    private static String hours(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / HOUR_MILLIS);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / SECOND_MILLIS);
    }
}
