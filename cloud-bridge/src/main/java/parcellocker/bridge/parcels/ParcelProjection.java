package parcellocker.bridge.parcels;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;

/** What a fact says about deliveries. Facts about deliveries nobody has heard of say nothing. */
public final class ParcelProjection {
    private final ParcelBook book;
    private final Entry entry;
    private final MailInProjection mailIns;

    private ParcelProjection(ParcelBook book, Entry entry) {
        this.book = book;
        this.entry = entry;
        this.mailIns = new MailInProjection(book, entry);
    }

    /** Applies one entry; the entries of a locker come in order, each once. */
    public static void project(ParcelBook book, Entry entry) {
        new ParcelProjection(book, entry).apply(entry.fact());
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.LockerStarted f -> {
                mailIns.started();
                book.unfinished().forEach(this::lost);
            }
            case Fact.ParcelAnnounced f -> note("", f.waybill());
            case Fact.CodeRenewed f -> renewed(f);
            case Fact.DepositAuthorised f -> deposit(f);
            case Fact.RecipientCorrected f -> corrected(f);
            case Fact.CheckAuthorised f -> begin(f.opening(), f.delivery(), Opening.Kind.CHECK);
            case Fact.PickupAuthorised f -> begin(f.opening(), f.delivery(), Opening.Kind.PICKUP);
            case Fact.RecallAuthorised f -> begin(f.opening(), f.delivery(), Opening.Kind.RECALL);
            case Fact.DoorOpened f -> {
                mailIns.opened(f.opening());
                book.opening(f.opening()).ifPresent(this::opened);
            }
            case Fact.DepositClosed f -> finish(f.opening(), state -> Verdicts.after(f.verdict()));
            case Fact.PickupClosed f -> finish(f.opening(), state -> Verdicts.after(f.verdict(), state));
            case Fact.RecallClosed f -> finish(f.opening(), state -> f.taken() ? State.RECALLED : State.UNCERTAIN);
            case Fact.OpeningFailed f -> {
                mailIns.failed(f);
                failed(f);
            }
            case Fact.DoorLeftOpen f -> {
                mailIns.uncertain(f.opening());
                finish(f.opening(), state -> f.collected() ? State.COLLECTED : Verdicts.uncertain(state));
            }
            case Fact.DoorClosedLate f -> remark(f.opening());
            case Fact.PersonAnswered f -> answered(f);
            case Fact.GraceEnded f -> note(f.delivery(), "");
            case Fact.DirectiveTaken f -> {}
            case Fact.AnnouncementEnded f -> note("", f.waybill());
            case Fact.CourierListed f -> {}
            case Fact.DoorForced f -> {}
            // Its deliveries are what they were, and their codes are good: it is the compartments that are uncertain.
            case Fact.RescueOpened f -> {}
            case Fact.GuessFailed f -> {}
            case Fact.ModeChanged f -> {}
            case Fact.ConfigurationTaken f -> {}
            case Fact.ConfigurationTried f -> {}
            case Fact.ConfigurationSettled f -> {}
            case Fact.ReportTaken f -> {}
            case Fact.ReportEnded f -> {}
            case Fact.TicketOpened f -> ticket(f);
            case Fact.HandOverAuthorised f -> begin(f.opening(), f.delivery(), Opening.Kind.HAND_OVER);
            case Fact.HandOverClosed f -> handedOver(f);
            case Fact.PickupDisputed f -> disputed(f.delivery());
            case Fact.PackagingDamaged f -> note("", f.waybill());
            case Fact.CodeLost f -> lost(f);
            case Fact.MailInAuthorised f -> mailIns.authorised(f);
            case Fact.MailInReopened f -> mailIns.reopened(f);
            case Fact.MailInClosed f -> mailIns.closed(f);
            case Fact.CollectionAuthorised f -> mailIns.collecting(f);
            case Fact.CollectionClosed f -> mailIns.collected(f);
            case Fact.MailInRemembered f -> mailIns.remembered(f);
            case Fact.MailInCancelled f -> note("", f.order());
            case Fact.Checkpointed f -> {}
            case Fact.StorageStarted f -> overdue(f.delivery(), false);
            case Fact.StorageExtended f -> extended(f);
            case Fact.StorageEnded f -> overdue(f.delivery(), true);
            case Fact.BoardLost f -> {}
            case Fact.BoardBack f -> {}
            case Fact.TokenRevoked f -> note(f.delivery(), "");
            case Fact.DaySigned f -> {}
            case Fact.Enrolled f -> book.unfinished().forEach(opening -> book.put(opening.done()));
            case Fact.PossiblyInside f -> inside(f);
            case Fact.CompartmentBlocked f -> {}
            case Fact.CommandAuthorised f -> staff(f.opening(), f.delivery(), Opening.Kind.REMOTE);
            case Fact.CommandRefused f -> {}
            case Fact.RemoteClosed f -> {
                mailIns.uncertain(f.opening());
                finish(f.opening(), Verdicts::uncertain);
            }
            case Fact.AuditAuthorised f -> staff(f.opening(), f.delivery(), Opening.Kind.AUDIT);
            case Fact.AuditClosed f -> {
                mailIns.audited(f);
                finish(f.opening(), state -> Verdicts.after(f.verdict(), state));
            }
            case Fact.ServiceChanged f -> {}
        }
    }

    /** Whose parcel is in a compartment that staff opened is told so: nobody looks into it in silence. */
    private void opened(Opening opening) {
        boolean byStaff = opening.kind() == Opening.Kind.REMOTE
                || opening.kind() == Opening.Kind.AUDIT
                || opening.kind() == Opening.Kind.HAND_OVER;
        if (byStaff) {
            tellRecipient(opening);
        }
        move(opening, state -> Verdicts.opened(opening, state));
    }

    private void tellRecipient(Opening opening) {
        boolean isInside = book.delivery(opening.delivery())
                .filter(delivery -> !delivery.state().isOver())
                .isPresent();
        if (isInside) {
            book.openedByStaff(opening.delivery(), opening.opening(), entry.stamp());
        }
    }

    /** No contact saw that door: the caretaker says that it opened, and its recipient is told. */
    private void answered(Fact.PersonAnswered f) {
        remark(f.opening());
        book.opening(f.opening())
                .filter(opening -> f.opened() && opening.kind() == Opening.Kind.HAND_OVER)
                .ifPresent(this::tellRecipient);
    }

    /** Whoever waited for that door has the parcel, the caretaker says: nobody waits any more. */
    private void handedOver(Fact.HandOverClosed f) {
        Optional<Opening> opening = book.opening(f.opening());
        finish(f.opening(), state -> Verdicts.after(f.verdict(), state));
        if (f.verdict() == Fact.HandOverVerdict.HANDED_OVER) {
            opening.ifPresent(known -> book.settle(known.delivery()));
        }
    }

    private void overdue(String id, boolean isOver) {
        book.delivery(id).ifPresent(delivery -> {
            book.put(delivery.overdue(isOver));
            note(id, "");
            if (isOver && !delivery.overdue()) {
                book.put(Happening.of(entry, over(id), delivery));
            }
        });
    }

    /** A recipient who refuses on their page ends its time; the locker, which journals that end, does not know why. */
    private Happening.Kind over(String id) {
        return book.isRefused(id) ? Happening.Kind.REFUSED : Happening.Kind.OVERDUE;
    }

    private void extended(Fact.StorageExtended f) {
        book.delivery(f.delivery()).ifPresent(delivery -> {
            book.put(delivery.promised(f.limitMillis()).overdue(false));
            note(f.delivery(), "");
        });
    }

    private void deposit(Fact.DepositAuthorised f) {
        f.waybills().forEach(this::isInHand);
        book.put(new Delivery(
                f.delivery(),
                State.AUTHORISED,
                f.compartment(),
                f.waybills(),
                f.courier(),
                f.recipient(),
                f.basis(),
                f.code(),
                f.codeAttachment(),
                f.phoneAttachment(),
                entry.stamp().wallMillis(),
                entry.seq(),
                false,
                0));
        begin(f.opening(), f.delivery(), Opening.Kind.DEPOSIT);
    }

    /**
     * A parcel presented again cannot lie in the compartment that was uncertain about it: the locker drops that delivery, and no entry of its
     * own says so. Those outside follow the parcel, and hear next where it is.
     */
    private void isInHand(String waybill) {
        book.uncertain(waybill).forEach(former -> book.put(former.in(State.WITHDRAWN)));
    }

    /**
     * What only the locker remembered becomes known; of the rest nobody knows more than that it may be there. A locker that repeats what the
     * city told it takes no caretaker's word back.
     */
    private void inside(Fact.PossiblyInside f) {
        State state = switch (f.state()) {
            case STORED -> State.STORED;
            case UNSURE -> State.UNCERTAIN;
            case REFUSED -> State.REFUSED;
        };
        Optional<Delivery> known = book.delivery(f.delivery());
        Delivery before = known.orElseGet(() -> new Delivery(
                f.delivery(),
                state,
                f.compartment(),
                f.waybills(),
                f.courier(),
                f.recipient(),
                f.basis(),
                f.code(),
                "",
                null,
                entry.stamp().wallMillis(),
                entry.seq(),
                false,
                0));
        boolean isEcho = before.state() == State.HANDED_OVER && state == State.STORED;
        Delivery after = before.state().isOver() || isEcho ? before : before.in(state);
        book.put(after);
        note(f.delivery(), "");
        tell(known.map(Delivery::state).orElse(State.AUTHORISED), after);
    }

    /** Came with the deposit, before anybody was told: from here on the delivery is this person's alone. */
    private void corrected(Fact.RecipientCorrected f) {
        book.delivery(f.delivery()).ifPresent(delivery -> {
            book.put(delivery.corrected(f.recipient(), f.phoneAttachment()));
            note(f.delivery(), "");
        });
    }

    private void renewed(Fact.CodeRenewed f) {
        book.delivery(f.delivery()).ifPresent(delivery -> {
            book.put(delivery.withCode(f.code(), f.codeAttachment()));
            note(f.delivery(), "");
            if (!delivery.state().isOver()) {
                book.notice(f.delivery(), f.codeAttachment(), entry.stamp());
            }
        });
    }

    private void ticket(Fact.TicketOpened f) {
        book.put(new Ticket(
                entry.epoch(),
                entry.seq(),
                f.ticket(),
                f.concern().name(),
                f.delivery(),
                f.compartment(),
                entry.stamp()));
        if (f.delivery() != null && book.delivery(f.delivery()).isPresent()) {
            note(f.delivery(), "");
        }
    }

    /** Collected by nobody after all: what is over is not. */
    private void disputed(String id) {
        book.delivery(id).ifPresent(delivery -> {
            Delivery after = delivery.in(State.UNCERTAIN);
            book.put(after);
            note(id, "");
            tell(delivery.state(), after);
        });
    }

    private void lost(Fact.CodeLost f) {
        book.lost(f.ticket(), f.delivery(), entry.epoch(), entry.seq());
        if (book.delivery(f.delivery()).isPresent()) {
            note(f.delivery(), "");
        }
    }

    private void begin(String opening, String delivery, Opening.Kind kind) {
        if (book.delivery(delivery).isPresent()) {
            book.put(new Opening(opening, delivery, kind, false));
            note(delivery, "");
        }
    }

    /** Opened by staff; often nothing is believed to be inside. */
    private void staff(String opening, @Nullable String delivery, Opening.Kind kind) {
        mailIns.staff(opening, delivery, kind);
        if (delivery != null) {
            begin(opening, delivery, kind);
        }
    }

    private void failed(Fact.OpeningFailed f) {
        book.opening(f.opening())
                .ifPresent(opening -> finish(f.opening(), state -> Verdicts.after(opening, f.failure(), state)));
    }

    private void finish(String id, UnaryOperator<State> rule) {
        book.opening(id).ifPresent(opening -> {
            book.put(opening.done());
            move(opening, rule);
        });
    }

    private void move(Opening opening, UnaryOperator<State> rule) {
        Optional<Delivery> found = book.delivery(opening.delivery());
        found.ifPresent(before -> {
            Delivery after = before.in(rule.apply(before.state()));
            book.put(after);
            note(after.delivery(), "");
            // A courier who looks once more and leaves it inside has put nothing in.
            boolean isAsBefore = opening.kind() == Opening.Kind.CHECK
                    && before.state() == State.LOADING
                    && after.state() == State.STORED;
            tell(isAsBefore ? after.state() : before.state(), after);
            boolean seenInside = entry.fact() instanceof Fact.DepositClosed
                    || (entry.fact() instanceof Fact.AuditClosed && isDoubted(before.state()));
            if (seenInside && after.state() == State.STORED) {
                Stamp stamp = entry.stamp();
                book.notice(after.delivery(), after.codeSeal(), stamp);
            }
        });
    }

    private void tell(State before, Delivery after) {
        Happening.Kind.of(before, after.state()).ifPresent(kind -> book.put(Happening.of(entry, kind, after)));
    }

    /** Whether nobody could say that it was inside. */
    private static boolean isDoubted(State state) {
        return state == State.UNCERTAIN || state == State.HANDED_OVER;
    }

    /** A restart found it unfinished: nobody knows what the door did. */
    private void lost(Opening opening) {
        book.put(opening.done());
        move(opening, Verdicts::uncertain);
    }

    private void remark(String opening) {
        book.opening(opening).ifPresent(known -> note(known.delivery(), ""));
    }

    private void note(String delivery, String waybill) {
        Fact fact = entry.fact();
        book.put(new Event(
                entry.epoch(), entry.seq(), delivery, waybill, fact.getClass().getSimpleName(), entry.stamp()));
    }
}
