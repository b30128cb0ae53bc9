package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.locker.Entry;

/**
 * The sealed secrets that come with an entry and lie beside the journal.
 *
 * @param toCity attachments that go up with the entry
 * @param toLocker the recipient, for this locker's own eyes
 */
record Seals(List<Sealed> toCity, Optional<Recipient> toLocker) {
    private static final Seals NONE = new Seals(List.of(), Optional.empty());

    record Recipient(PersonRef ref, Sealed sealed) {}

    /** Exhaustive, so that no new kind can lose a secret by being overlooked. */
    static Seals of(Entry entry) {
        return switch (entry) {
            case Entry.ParcelAnnounced e -> new Seals(List.of(), recipient(e.recipient(), Optional.of(e.person())));
            case Entry.CodeRenewed e -> new Seals(List.of(e.codeAttachment()), Optional.empty());
            case Entry.DepositAuthorised e -> deposit(e);
            case Entry.RecipientCorrected e ->
                new Seals(List.of(e.phoneAttachment()), recipient(e.recipient(), Optional.of(e.person())));
            case Entry.LockerStarted ignored -> NONE;
            case Entry.RescueOpened ignored -> NONE;
            case Entry.DirectiveTaken ignored -> NONE;
            case Entry.AnnouncementEnded ignored -> NONE;
            case Entry.CourierListed ignored -> NONE;
            case Entry.CheckAuthorised ignored -> NONE;
            case Entry.PickupAuthorised ignored -> NONE;
            case Entry.RecallAuthorised ignored -> NONE;
            case Entry.DoorOpened ignored -> NONE;
            case Entry.DepositClosed ignored -> NONE;
            case Entry.PickupClosed ignored -> NONE;
            case Entry.RecallClosed ignored -> NONE;
            case Entry.OpeningFailed ignored -> NONE;
            case Entry.DoorLeftOpen ignored -> NONE;
            case Entry.DoorClosedLate ignored -> NONE;
            case Entry.DoorForced ignored -> NONE;
            case Entry.PersonAnswered ignored -> NONE;
            case Entry.GraceEnded ignored -> NONE;
            case Entry.GuessFailed ignored -> NONE;
            case Entry.CompartmentBlocked ignored -> NONE;
            case Entry.CommandAuthorised ignored -> NONE;
            case Entry.CommandRefused ignored -> NONE;
            case Entry.RemoteClosed ignored -> NONE;
            case Entry.AuditAuthorised ignored -> NONE;
            case Entry.AuditClosed ignored -> NONE;
            case Entry.ServiceChanged ignored -> NONE;
            case Entry.Checkpointed ignored -> NONE;
            case Entry.StorageStarted ignored -> NONE;
            case Entry.StorageExtended ignored -> NONE;
            case Entry.StorageEnded ignored -> NONE;
            case Entry.BoardLost ignored -> NONE;
            case Entry.BoardBack ignored -> NONE;
            case Entry.TokenRevoked ignored -> NONE;
            case Entry.TicketOpened ignored -> NONE;
            case Entry.HandOverAuthorised ignored -> NONE;
            case Entry.HandOverClosed ignored -> NONE;
            case Entry.PickupDisputed ignored -> NONE;
            case Entry.PackagingDamaged ignored -> NONE;
            case Entry.CodeLost ignored -> NONE;
            case Entry.MailInAuthorised ignored -> NONE;
            case Entry.MailInReopened ignored -> NONE;
            case Entry.MailInClosed ignored -> NONE;
            case Entry.CollectionAuthorised ignored -> NONE;
            case Entry.CollectionClosed ignored -> NONE;
            case Entry.MailInRemembered ignored -> NONE;
            case Entry.MailInCancelled ignored -> NONE;
            case Entry.OfConfiguration ignored -> NONE;
            case Entry.OfReport ignored -> NONE;
            case Entry.ModeChanged ignored -> NONE;
            case Entry.Enrolled ignored -> NONE;
            case Entry.DaySigned ignored -> NONE;
            case Entry.PossiblyInside ignored -> NONE;
        };
    }

    private static Seals deposit(Entry.DepositAuthorised e) {
        List<Sealed> toCity = new ArrayList<>(List.of(e.codeAttachment()));
        e.phoneAttachment().ifPresent(toCity::add);
        return new Seals(toCity, recipient(e.recipient(), e.person()));
    }

    private static Optional<Recipient> recipient(PersonRef ref, Optional<Sealed> sealed) {
        return sealed.map(text -> new Recipient(ref, text));
    }

    void write(Sql sql, long epoch, long seq) throws SQLException {
        for (Sealed sealed : toCity) {
            if (!sealed.text().isEmpty()) {
                sql.run("insert into attachment values (?, ?, ?, ?)", epoch, seq, sealed.name(), sealed.text());
            }
        }
        if (toLocker.isPresent() && !toLocker.get().sealed().text().isEmpty()) {
            sql.run(
                    "insert into person values (?, ?) on conflict (ref) do update set jwe = excluded.jwe",
                    toLocker.get().ref().value(),
                    toLocker.get().sealed().text());
        }
    }
}
