package parcellocker.agent.ledger;

import java.util.Arrays;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;

/** Fact of the contract to entry of the core, as far as the journal keeps it. Anything else is an IllegalArgumentException. */
final class EntryOf {
    private EntryOf() {}

    static Entry fact(Fact fact) {
        return switch (fact) {
            case Fact.LockerStarted f -> new Entry.LockerStarted(f.software());
            case Fact.RescueOpened f ->
                new Entry.RescueOpened(
                        f.compartments().stream().map(CompartmentId::new).toList());
            case Fact.DirectiveTaken f -> taken(f);
            case Fact.ParcelAnnounced f -> ParcelEntries.of(f);
            case Fact.RecipientCorrected f -> ParcelEntries.of(f);
            case Fact.AnnouncementEnded f -> new Entry.AnnouncementEnded(new Waybill(f.waybill()));
            case Fact.CourierListed f -> listed(f);
            case Fact.CodeRenewed f -> renewed(f);
            case Fact.DepositAuthorised f -> deposit(f);
            case Fact.CheckAuthorised f -> check(f);
            case Fact.PickupAuthorised f -> pickup(f);
            case Fact.RecallAuthorised f -> recall(f);
            case Fact.DoorOpened f -> new Entry.DoorOpened(new OpeningId(f.opening()), f.afterMillis());
            case Fact.DepositClosed f -> closed(f);
            case Fact.PickupClosed f -> closed(f);
            case Fact.RecallClosed f -> new Entry.RecallClosed(new OpeningId(f.opening()), f.openMillis(), f.taken());
            case Fact.OpeningFailed f -> failed(f);
            case Fact.DoorLeftOpen f -> new Entry.DoorLeftOpen(new OpeningId(f.opening()), f.collected());
            case Fact.DoorClosedLate f -> new Entry.DoorClosedLate(new OpeningId(f.opening()), f.openMillis());
            case Fact.DoorForced f -> new Entry.DoorForced(new CompartmentId(f.compartment()));
            case Fact.PersonAnswered f -> new Entry.PersonAnswered(new OpeningId(f.opening()), f.opened());
            case Fact.GraceEnded f -> ended(f);
            case Fact.GuessFailed f ->
                new Entry.GuessFailed(Entry.Guess.valueOf(f.guess().name()));
            case Fact.CompartmentBlocked f -> blocked(f);
            case Fact.CommandAuthorised f -> StaffEntries.of(f);
            case Fact.CommandRefused f -> StaffEntries.of(f);
            case Fact.RemoteClosed f -> new Entry.RemoteClosed(new OpeningId(f.opening()), f.openMillis());
            case Fact.AuditAuthorised f -> StaffEntries.of(f);
            case Fact.AuditClosed f -> StaffEntries.of(f);
            case Fact.ServiceChanged f -> StaffEntries.of(f);
            case Fact.DaySigned f -> new Entry.DaySigned(f.day(), f.head());
            case Fact.Enrolled f -> new Entry.Enrolled(f.epoch(), f.directives());
            case Fact.PossiblyInside f -> inside(f);
            case Fact.Checkpointed f -> new Entry.Checkpointed(f.state());
            case Fact.StorageStarted f -> StorageEntries.of(f);
            case Fact.StorageExtended f -> StorageEntries.of(f);
            case Fact.StorageEnded f -> StorageEntries.of(f);
            case Fact.BoardLost f -> StorageEntries.of(f);
            case Fact.BoardBack f -> StorageEntries.of(f);
            case Fact.TokenRevoked f -> new Entry.TokenRevoked(new DeliveryId(f.delivery()), f.token());
            case Fact.TicketOpened f -> TicketEntries.of(f);
            case Fact.HandOverAuthorised f -> TicketEntries.of(f);
            case Fact.HandOverClosed f -> TicketEntries.of(f);
            case Fact.PickupDisputed f -> TicketEntries.of(f);
            case Fact.PackagingDamaged f -> ParcelEntries.of(f);
            case Fact.CodeLost f -> TicketEntries.of(f);
            case Fact.MailInAuthorised f -> MailInEntries.of(f);
            case Fact.MailInReopened f -> MailInEntries.of(f);
            case Fact.MailInClosed f -> MailInEntries.of(f);
            case Fact.CollectionAuthorised f -> MailInEntries.of(f);
            case Fact.CollectionClosed f -> MailInEntries.of(f);
            case Fact.MailInRemembered f -> MailInEntries.of(f);
            case Fact.MailInCancelled f -> MailInEntries.of(f);
            case Fact.ConfigurationTaken f -> ConfigurationEntries.of(f);
            case Fact.ConfigurationTried f -> ConfigurationEntries.of(f);
            case Fact.ConfigurationSettled f -> ConfigurationEntries.of(f);
            case Fact.ReportTaken f -> ReportEntries.of(f);
            case Fact.ReportEnded f -> ReportEntries.of(f);
            case Fact.ModeChanged f ->
                new Entry.ModeChanged(Mode.valueOf(f.mode().name()), f.entered(), f.detail());
        };
    }

    private static Entry taken(Fact.DirectiveTaken f) {
        return new Entry.DirectiveTaken(
                f.number(),
                f.directive(),
                Optional.ofNullable(f.refused()).map(EntryOf::problem),
                Optional.ofNullable(f.head()));
    }

    private static Entry renewed(Fact.CodeRenewed f) {
        return new Entry.CodeRenewed(new DeliveryId(f.delivery()), verifier(f.code()), named(f.codeAttachment()));
    }

    private static Entry check(Fact.CheckAuthorised f) {
        return new Entry.CheckAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new CourierId(f.courier()));
    }

    private static Entry recall(Fact.RecallAuthorised f) {
        return new Entry.RecallAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new CourierId(f.courier()));
    }

    private static Entry closed(Fact.DepositClosed f) {
        return new Entry.DepositClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.DepositVerdict.valueOf(f.verdict().name()));
    }

    private static Entry closed(Fact.PickupClosed f) {
        return new Entry.PickupClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.PickupVerdict.valueOf(f.verdict().name()),
                Optional.ofNullable(f.reason()));
    }

    private static Entry failed(Fact.OpeningFailed f) {
        return new Entry.OpeningFailed(
                new OpeningId(f.opening()), Entry.Failure.valueOf(f.failure().name()));
    }

    private static Entry ended(Fact.GraceEnded f) {
        return new Entry.GraceEnded(new DeliveryId(f.delivery()), new CompartmentId(f.compartment()));
    }

    private static Entry blocked(Fact.CompartmentBlocked f) {
        return new Entry.CompartmentBlocked(
                new CompartmentId(f.compartment()),
                BlockReason.valueOf(f.reason().name()));
    }

    private static Entry listed(Fact.CourierListed f) {
        return new Entry.CourierListed(
                new CourierId(f.courier()), Role.valueOf(f.role().name()), f.badge(), verifier(f.pin()), f.active());
    }

    private static Entry deposit(Fact.DepositAuthorised f) {
        return new Entry.DepositAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                f.waybills().stream().map(Waybill::new).toList(),
                new CourierId(f.courier()),
                new PersonRef(f.recipient()),
                basis(f.basis()),
                verifier(f.code()),
                named(f.codeAttachment()),
                Optional.ofNullable(f.phoneAttachment()).map(EntryOf::named),
                Optional.empty());
    }

    private static Entry inside(Fact.PossiblyInside f) {
        return new Entry.PossiblyInside(
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                f.waybills().stream().map(Waybill::new).toList(),
                new CourierId(f.courier()),
                new PersonRef(f.recipient()),
                basis(f.basis()),
                verifier(f.code()),
                Entry.Believed.valueOf(f.state().name()),
                f.byCity());
    }

    private static Entry pickup(Fact.PickupAuthorised f) {
        return new Entry.PickupAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new CredentialRef(CredentialRef.Kind.valueOf(f.credentialKind().name()), f.credential()));
    }

    static Problem problem(String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no problem " + code));
    }

    private static Basis basis(Fact.Basis basis) {
        return Basis.valueOf(basis.name());
    }

    private static Verifier verifier(parcellocker.contract.entry.Verifier verifier) {
        return new Verifier(verifier.salt(), verifier.hash());
    }

    private static Sealed named(String name) {
        return new Sealed(name, "");
    }
}
