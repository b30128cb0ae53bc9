package parcellocker.agent.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.problem.Problem;

/** Entry of the core to fact of the contract. Enums of both carry the same names, which a test holds them to. */
final class FactOf {
    private FactOf() {}

    static Fact entry(Entry entry) {
        return switch (entry) {
            case Entry.LockerStarted e -> new Fact.LockerStarted(e.software());
            case Entry.RescueOpened e ->
                new Fact.RescueOpened(
                        e.compartments().stream().map(CompartmentId::value).toList());
            case Entry.DirectiveTaken e -> taken(e);
            case Entry.ParcelAnnounced e -> ParcelEntries.of(e);
            case Entry.RecipientCorrected e -> ParcelEntries.of(e);
            case Entry.AnnouncementEnded e ->
                new Fact.AnnouncementEnded(e.waybill().value());
            case Entry.CourierListed e -> listed(e);
            case Entry.CodeRenewed e -> renewed(e);
            case Entry.DepositAuthorised e -> deposit(e);
            case Entry.CheckAuthorised e -> check(e);
            case Entry.PickupAuthorised e -> pickup(e);
            case Entry.RecallAuthorised e -> recall(e);
            case Entry.DoorOpened e -> new Fact.DoorOpened(e.opening().value(), e.afterMillis());
            case Entry.DepositClosed e -> closed(e);
            case Entry.PickupClosed e -> closed(e);
            case Entry.RecallClosed e -> new Fact.RecallClosed(e.opening().value(), e.openMillis(), e.taken());
            case Entry.OpeningFailed e -> failed(e);
            case Entry.DoorLeftOpen e -> new Fact.DoorLeftOpen(e.opening().value(), e.collected());
            case Entry.DoorClosedLate e -> new Fact.DoorClosedLate(e.opening().value(), e.openMillis());
            case Entry.DoorForced e -> new Fact.DoorForced(e.compartment().value());
            case Entry.PersonAnswered e -> new Fact.PersonAnswered(e.opening().value(), e.opened());
            case Entry.GraceEnded e -> ended(e);
            case Entry.GuessFailed e ->
                new Fact.GuessFailed(Fact.Guess.valueOf(e.guess().name()));
            case Entry.CompartmentBlocked e -> blocked(e);
            case Entry.CommandAuthorised e -> StaffEntries.of(e);
            case Entry.CommandRefused e -> StaffEntries.of(e);
            case Entry.RemoteClosed e -> new Fact.RemoteClosed(e.opening().value(), e.openMillis());
            case Entry.AuditAuthorised e -> StaffEntries.of(e);
            case Entry.AuditClosed e -> StaffEntries.of(e);
            case Entry.ServiceChanged e -> StaffEntries.of(e);
            case Entry.DaySigned e -> new Fact.DaySigned(e.day(), e.head());
            case Entry.Enrolled e -> new Fact.Enrolled(e.epoch(), e.directives());
            case Entry.PossiblyInside e -> inside(e);
            case Entry.Checkpointed e -> new Fact.Checkpointed(e.state());
            case Entry.StorageStarted e -> StorageEntries.of(e);
            case Entry.StorageExtended e -> StorageEntries.of(e);
            case Entry.StorageEnded e -> StorageEntries.of(e);
            case Entry.BoardLost e -> StorageEntries.of(e);
            case Entry.BoardBack e -> StorageEntries.of(e);
            case Entry.TokenRevoked e -> new Fact.TokenRevoked(e.delivery().value(), e.token());
            case Entry.TicketOpened e -> TicketEntries.of(e);
            case Entry.HandOverAuthorised e -> TicketEntries.of(e);
            case Entry.HandOverClosed e -> TicketEntries.of(e);
            case Entry.PickupDisputed e -> TicketEntries.of(e);
            case Entry.PackagingDamaged e -> ParcelEntries.of(e);
            case Entry.CodeLost e -> TicketEntries.of(e);
            case Entry.MailInAuthorised e -> MailInEntries.of(e);
            case Entry.MailInReopened e -> MailInEntries.of(e);
            case Entry.MailInClosed e -> MailInEntries.of(e);
            case Entry.CollectionAuthorised e -> MailInEntries.of(e);
            case Entry.CollectionClosed e -> MailInEntries.of(e);
            case Entry.MailInRemembered e -> MailInEntries.of(e);
            case Entry.MailInCancelled e -> MailInEntries.of(e);
            case Entry.OfConfiguration e -> ConfigurationEntries.of(e);
            case Entry.OfReport e -> ReportEntries.of(e);
            case Entry.ModeChanged e ->
                new Fact.ModeChanged(Fact.Mode.valueOf(e.mode().name()), e.entered(), e.detail());
        };
    }

    private static Fact taken(Entry.DirectiveTaken e) {
        return new Fact.DirectiveTaken(
                e.number(), e.directive(), text(e.refused().map(Problem::code)), text(e.head()));
    }

    private static Fact renewed(Entry.CodeRenewed e) {
        return new Fact.CodeRenewed(
                e.delivery().value(), verifier(e.code()), e.codeAttachment().name());
    }

    private static Fact check(Entry.CheckAuthorised e) {
        return new Fact.CheckAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                e.courier().value());
    }

    private static Fact recall(Entry.RecallAuthorised e) {
        return new Fact.RecallAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                e.courier().value());
    }

    private static Fact closed(Entry.DepositClosed e) {
        return new Fact.DepositClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.DepositVerdict.valueOf(e.verdict().name()));
    }

    private static Fact closed(Entry.PickupClosed e) {
        return new Fact.PickupClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.PickupVerdict.valueOf(e.verdict().name()),
                text(e.reason()));
    }

    private static Fact failed(Entry.OpeningFailed e) {
        return new Fact.OpeningFailed(
                e.opening().value(), Fact.Failure.valueOf(e.failure().name()));
    }

    private static Fact ended(Entry.GraceEnded e) {
        return new Fact.GraceEnded(e.delivery().value(), e.compartment().value());
    }

    private static Fact blocked(Entry.CompartmentBlocked e) {
        return new Fact.CompartmentBlocked(
                e.compartment().value(), Fact.BlockReason.valueOf(e.reason().name()));
    }

    private static Fact listed(Entry.CourierListed e) {
        return new Fact.CourierListed(
                e.courier().value(), Fact.Role.valueOf(e.role().name()), e.badge(), verifier(e.pin()), e.active());
    }

    private static Fact deposit(Entry.DepositAuthorised e) {
        return new Fact.DepositAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                e.waybills().stream().map(Waybill::value).toList(),
                e.courier().value(),
                e.recipient().value(),
                basis(e.basis()),
                verifier(e.code()),
                e.codeAttachment().name(),
                text(e.phoneAttachment().map(Sealed::name)));
    }

    private static Fact inside(Entry.PossiblyInside e) {
        return new Fact.PossiblyInside(
                e.delivery().value(),
                e.compartment().value(),
                e.waybills().stream().map(Waybill::value).toList(),
                e.courier().value(),
                e.recipient().value(),
                basis(e.basis()),
                verifier(e.code()),
                Fact.Believed.valueOf(e.state().name()),
                e.byCity());
    }

    private static Fact pickup(Entry.PickupAuthorised e) {
        return new Fact.PickupAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                Fact.CredentialKind.valueOf(e.credential().kind().name()),
                e.credential().ref());
    }

    private static Fact.Basis basis(Basis basis) {
        return Fact.Basis.valueOf(basis.name());
    }

    private static Verifier verifier(parcellocker.agent.delivery.Verifier verifier) {
        return new Verifier(verifier.salt(), verifier.hash());
    }

    private static @Nullable String text(Optional<String> maybe) {
        return maybe.orElse(null);
    }
}
