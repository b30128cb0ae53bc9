package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Plea;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;

/**
 * One entry being written into a book: the list of all entries, and what the city's word and an authorisation change. What
 * doors answer stands in {@link Outcomes}. Pure: the journal folded through here must give the tables.
 */
final class BookChange {
    private final Stamp stamp;
    private final Pen pen;
    private final Outcomes outcomes;
    private final MailInChange mailIns;

    BookChange(Book book, Stamp stamp) {
        this.stamp = stamp;
        this.pen = new Pen(book.aged(stamp));
        this.outcomes = new Outcomes(pen);
        this.mailIns = new MailInChange(pen);
    }

    Book apply(Entry entry) {
        switch (entry) {
            case Entry.LockerStarted ignored -> started();
            case Entry.RescueOpened rescue -> rescued(rescue);
            case Entry.DirectiveTaken taken ->
                pen.write(pen.book().withDirectives(new DirectiveCursor(taken.number(), taken.head())));
            case Entry.ParcelAnnounced parcel -> announced(parcel);
            case Entry.AnnouncementEnded ended ->
                pen.write(
                        pen.book().withAnnouncements(pen.book().announcements().without(ended.waybill())));
            case Entry.CourierListed courier -> listed(courier);
            case Entry.CodeRenewed renewed -> renewed(renewed.delivery(), renewed.code());
            case Entry.DepositAuthorised authorised -> deposit(authorised);
            case Entry.RecipientCorrected corrected ->
                pen.change(corrected.delivery(), delivery -> delivery.with(corrected.recipient()));
            case Entry.CheckAuthorised authorised -> check(authorised);
            case Entry.RecallAuthorised authorised -> recall(authorised);
            case Entry.PickupAuthorised authorised -> pickup(authorised);
            case Entry.DoorOpened opened ->
                outcomes.opened(pen.book().openings().get(opened.opening()));
            case Entry.DepositClosed closed -> outcomes.depositClosed(closed);
            case Entry.PickupClosed closed -> outcomes.pickupClosed(closed);
            case Entry.RecallClosed closed -> outcomes.recallClosed(closed);
            case Entry.OpeningFailed failed -> outcomes.failed(failed);
            case Entry.DoorLeftOpen left -> outcomes.leftOpen(left);
            case Entry.DoorClosedLate closed ->
                outcomes.closedLate(pen.book().openings().get(closed.opening()));
            case Entry.DoorForced forced -> pen.uncertain(forced.compartment());
            case Entry.PersonAnswered ignored -> {}
            case Entry.GraceEnded ended -> outcomes.graceEnded(ended);
            case Entry.GuessFailed failed -> guessed(failed.guess());
            case Entry.CompartmentBlocked blocked -> blocked(blocked.compartment(), blocked.reason());
            case Entry.CommandAuthorised authorised -> remote(authorised);
            case Entry.CommandRefused refused ->
                pen.write(pen.book().withCommands(pen.book().commands().refused(refused, stamp.ageMillis())));
            case Entry.RemoteClosed closed -> outcomes.remoteClosed(closed);
            case Entry.AuditAuthorised authorised -> audit(authorised);
            case Entry.AuditClosed closed -> outcomes.auditClosed(closed, stamp);
            case Entry.ServiceChanged changed -> service(changed);
            case Entry.DaySigned signed ->
                pen.write(pen.book().with(pen.book().standing().signed(signed.day())));
            case Entry.Enrolled enrolled -> pen.write(Enrolments.begun(pen.book(), enrolled));
            case Entry.PossiblyInside inside -> Enrolments.possiblyInside(pen, inside);
            case Entry.Checkpointed ignored ->
                pen.write(pen.book().with(pen.book().standing().checkpointed(stamp.ageMillis())));
            case Entry.StorageStarted started -> Storage.begun(pen, started);
            case Entry.StorageExtended extended -> Storage.extended(pen, extended);
            case Entry.StorageEnded ended -> Storage.ended(pen, ended.delivery());
            case Entry.BoardLost lost -> reachable(lost.compartments(), false);
            case Entry.BoardBack back -> reachable(back.compartments(), true);
            case Entry.TokenRevoked revoked ->
                pen.access(revoked.delivery(), pen.access(revoked.delivery()).without(revoked.token()));
            case Entry.TicketOpened ticket -> ticket(ticket);
            case Entry.HandOverAuthorised authorised -> handOver(authorised);
            case Entry.HandOverClosed closed ->
                pen.uncertain(pen.close(closed.opening()).compartment());
            case Entry.PickupDisputed disputed -> outcomes.disputed(disputed.delivery(), disputed.compartment());
            case Entry.PackagingDamaged ignored -> {}
            case Entry.CodeLost ignored -> {}
            case Entry.MailInAuthorised authorised -> mailIns.authorised(authorised);
            case Entry.MailInReopened reopened -> mailIns.reopened(reopened);
            case Entry.MailInClosed closed -> mailIns.closed(closed, stamp);
            case Entry.CollectionAuthorised authorised -> mailIns.collecting(authorised);
            case Entry.CollectionClosed closed -> mailIns.collected(closed, stamp);
            case Entry.MailInRemembered remembered -> mailIns.remembered(remembered);
            case Entry.MailInCancelled cancelled -> Cancellations.done(pen, cancelled);
            case Entry.OfConfiguration one -> pen.configured(one);
            case Entry.OfReport one ->
                pen.write(pen.book().with(pen.book().standing().after(one, stamp)));
            case Entry.ModeChanged changed -> mode(changed);
        }
        Storage.settle(
                pen,
                entry instanceof Entry.BoardLost lost ? stamp.ageMillis() - lost.silentMillis() : stamp.ageMillis());
        return pen.book();
    }

    /** Nothing opens at boot: what was under way is UNKNOWN, its compartment UNCERTAIN, its code live. */
    private void started() {
        for (Opening opening : List.copyOf(pen.book().openings().values())) {
            if (opening.state().isPending()) {
                pen.state(opening, Opening.State.UNKNOWN);
                pen.uncertain(opening);
            }
        }
    }

    /** The rescue key asks nobody: what was believed to be inside may still be. */
    private void rescued(Entry.RescueOpened rescue) {
        for (CompartmentId where : rescue.compartments()) {
            if (pen.book().compartments().has(where)) {
                pen.uncertain(where);
            }
        }
    }

    private void announced(Entry.ParcelAnnounced parcel) {
        pen.write(pen.book()
                .withAnnouncements(pen.book()
                        .announcements()
                        .with(
                                parcel.waybill(),
                                new Announcement(
                                        parcel.waybill(),
                                        parcel.recipient(),
                                        parcel.basis(),
                                        parcel.size(),
                                        parcel.marks()))));
    }

    private void listed(Entry.CourierListed c) {
        Courier courier = new Courier(c.courier(), c.role(), c.badge(), c.pin(), c.active());
        pen.write(pen.book().withCouriers(pen.book().couriers().with(c.courier(), courier)));
    }

    /** A ticket that rests on the code before opens nothing either. */
    private void renewed(DeliveryId id, Verifier code) {
        pen.change(id, delivery -> delivery.renewed(code));
    }

    private void ticket(Entry.TicketOpened t) {
        pen.write(pen.book().with(pen.book().budgets().opened(t, stamp.ageMillis())));
        Optional<Plea> plea = t.openableMillis().map(millis -> new Plea(t.ticket(), stamp.ageMillis() + millis));
        if (plea.isPresent()) {
            t.delivery().ifPresent(about -> pen.access(about, pen.access(about).pleading(plea)));
        }
    }

    private void handOver(Entry.HandOverAuthorised a) {
        pen.access(a.delivery(), pen.access(a.delivery()).pleading(Optional.empty()));
        pen.write(pen.book().with(pen.book().budgets().handedOver(a.caretaker(), stamp.ageMillis())));
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.HAND_OVER, Optional.of(a.caretaker()));
    }

    private void deposit(Entry.DepositAuthorised a) {
        a.waybills().forEach(this::isInHand);
        Delivery delivery = Delivery.begun(
                a.delivery(),
                a.waybills(),
                a.courier(),
                a.recipient(),
                a.compartment(),
                a.basis(),
                Delivery.State.LOADING,
                a.code(),
                Access.DRAFT);
        pen.write(pen.book().withDeliveries(pen.book().deliveries().with(delivery.id(), delivery)));
        pen.custody(a.compartment(), new Custody.Reserved(delivery.id()));
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.DEPOSIT, Optional.of(a.courier()));
    }

    /** A parcel presented again cannot lie in the compartment that was uncertain about it. */
    private void isInHand(Waybill waybill) {
        pen.book()
                .holding(waybill)
                .filter(former -> former.access().state() == Access.State.DRAFT)
                .ifPresent(former -> pen.end(former.id()));
    }

    private void pickup(Entry.PickupAuthorised a) {
        pen.access(a.delivery(), pen.access(a.delivery()).armed(a.credential(), stamp.ageMillis()));
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.PICKUP, Optional.empty());
    }

    private void check(Entry.CheckAuthorised a) {
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.CHECK, Optional.of(a.courier()));
    }

    private void recall(Entry.RecallAuthorised a) {
        pen.opening(a.opening(), a.compartment(), a.delivery(), Purpose.RECALL, Optional.of(a.courier()));
    }

    private void remote(Entry.CommandAuthorised a) {
        pen.write(pen.book().withCommands(pen.book().commands().opened(a, stamp.ageMillis())));
        pen.opening(a.opening(), a.compartment(), ofStaff(a.opening()), Purpose.REMOTE, Optional.empty());
    }

    private void audit(Entry.AuditAuthorised a) {
        a.approval()
                .ifPresent(approval ->
                        pen.write(pen.book().withCommands(pen.book().commands().approved(approval.id()))));
        pen.opening(a.opening(), a.compartment(), ofStaff(a.opening()), Purpose.AUDIT, Optional.of(a.technician()));
    }

    /** The name of a delivery that never was, so that no rule of deliveries touches an opening that is not about one. */
    private static DeliveryId ofStaff(OpeningId opening) {
        return new DeliveryId(opening.value());
    }

    private void service(Entry.ServiceChanged changed) {
        CompartmentState state = pen.compartment(changed.compartment());
        pen.compartment(
                changed.compartment(),
                changed.inService() ? state.inService().failures(0) : state.blocked(BlockReason.STAFF));
    }

    private void blocked(CompartmentId where, BlockReason reason) {
        pen.compartment(where, pen.compartment(where).blocked(reason));
    }

    private void reachable(List<CompartmentId> compartments, boolean isReachable) {
        for (CompartmentId where : compartments) {
            if (pen.book().compartments().has(where)) {
                pen.compartment(where, pen.compartment(where).reachable(isReachable));
            }
        }
    }

    private void mode(Entry.ModeChanged changed) {
        pen.write(pen.book().with(pen.book().standing().with(changed.mode(), changed.entered())));
        if (changed.mode() == Mode.DAMAGED && changed.entered()) {
            // A new file would call every compartment empty.
            List.copyOf(pen.book().compartments().asMap().keySet()).forEach(pen::uncertain);
        }
    }

    private void guessed(Entry.Guess guess) {
        pen.write(pen.book().with(pen.book().budgets().failed(guess, stamp.ageMillis())));
    }
}
