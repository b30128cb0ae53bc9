package parcellocker.agent.ledger;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;

/**
 * Whom an entry is about.
 *
 * @param delivery the one it names itself
 * @param opening the opening it begins or goes on with
 * @param doors compartments that it befalls, whoever's parcels lie there
 */
record Named(Optional<DeliveryId> delivery, Optional<OpeningId> opening, List<CompartmentId> doors) {
    private static final Named NOBODY = new Named(Optional.empty(), Optional.empty(), List.of());

    static Named of(Entry entry) {
        return switch (entry) {
            case Entry.DepositAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.CheckAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.PickupAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.RecallAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.CommandAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.AuditAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.RecipientCorrected e -> names(e.delivery());
            case Entry.CodeRenewed e -> names(e.delivery());
            case Entry.GraceEnded e -> names(e.delivery());
            case Entry.PossiblyInside e -> names(e.delivery());
            case Entry.StorageStarted e -> names(e.delivery());
            case Entry.StorageExtended e -> names(e.delivery());
            case Entry.StorageEnded e -> names(e.delivery());
            case Entry.TokenRevoked e -> names(e.delivery());
            case Entry.DoorOpened e -> goesOn(e.opening());
            case Entry.DepositClosed e -> goesOn(e.opening());
            case Entry.PickupClosed e -> goesOn(e.opening());
            case Entry.RecallClosed e -> goesOn(e.opening());
            case Entry.OpeningFailed e -> goesOn(e.opening());
            case Entry.DoorLeftOpen e -> goesOn(e.opening());
            case Entry.DoorClosedLate e -> goesOn(e.opening());
            case Entry.PersonAnswered e -> goesOn(e.opening());
            case Entry.RemoteClosed e -> goesOn(e.opening());
            case Entry.AuditClosed e -> goesOn(e.opening());
            case Entry.CommandRefused ignored -> NOBODY;
            case Entry.ServiceChanged e -> befalls(List.of(e.compartment()));
            case Entry.RescueOpened e -> befalls(e.compartments());
            case Entry.LockerStarted ignored -> NOBODY;
            case Entry.DirectiveTaken ignored -> NOBODY;
            case Entry.ParcelAnnounced ignored -> NOBODY;
            case Entry.AnnouncementEnded ignored -> NOBODY;
            case Entry.CourierListed ignored -> NOBODY;
            case Entry.DoorForced e -> befalls(List.of(e.compartment()));
            case Entry.GuessFailed ignored -> NOBODY;
            case Entry.CompartmentBlocked e -> befalls(List.of(e.compartment()));
            case Entry.Checkpointed ignored -> NOBODY;
            case Entry.BoardLost e -> befalls(e.compartments());
            case Entry.BoardBack e -> befalls(e.compartments());
            case Entry.TicketOpened e -> new Named(e.delivery(), Optional.empty(), List.of());
            case Entry.HandOverAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.HandOverClosed e -> goesOn(e.opening());
            case Entry.PickupDisputed e -> names(e.delivery());
            case Entry.PackagingDamaged ignored -> NOBODY;
            case Entry.CodeLost e -> names(e.delivery());
            case Entry.MailInAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.MailInReopened e -> begins(e.delivery(), e.opening());
            case Entry.MailInClosed e -> goesOn(e.opening());
            case Entry.CollectionAuthorised e -> begins(e.delivery(), e.opening());
            case Entry.CollectionClosed e -> goesOn(e.opening());
            case Entry.MailInRemembered e -> names(e.delivery());
            case Entry.MailInCancelled ignored -> NOBODY;
            case Entry.OfConfiguration ignored -> NOBODY;
            case Entry.OfReport ignored -> NOBODY;
            case Entry.ModeChanged ignored -> NOBODY;
            case Entry.Enrolled ignored -> NOBODY;
            case Entry.DaySigned ignored -> NOBODY;
        };
    }

    private static Named begins(Optional<DeliveryId> delivery, OpeningId opening) {
        return new Named(delivery, Optional.of(opening), List.of());
    }

    private static Named begins(DeliveryId delivery, OpeningId opening) {
        return new Named(Optional.of(delivery), Optional.of(opening), List.of());
    }

    private static Named names(DeliveryId delivery) {
        return new Named(Optional.of(delivery), Optional.empty(), List.of());
    }

    private static Named goesOn(OpeningId opening) {
        return new Named(Optional.empty(), Optional.of(opening), List.of());
    }

    private static Named befalls(List<CompartmentId> doors) {
        return new Named(Optional.empty(), Optional.empty(), doors);
    }
}
