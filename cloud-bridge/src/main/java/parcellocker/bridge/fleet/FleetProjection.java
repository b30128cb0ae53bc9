package parcellocker.bridge.fleet;

import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.BlockReason;
import parcellocker.contract.entry.Fact.Failure;
import parcellocker.contract.status.Status.Place;

/** What a fact says about a locker's compartments. The locker is right; a birth corrects whatever is wrong here. */
public final class FleetProjection {
    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED";
    private static final String UNKNOWN = "UNKNOWN";
    private static final String IN_SERVICE = "IN_SERVICE";

    private final FleetBook book;
    private final boolean isOld;

    private FleetProjection(FleetBook book, Entry entry) {
        this.book = book;
        this.isOld = entry.seq() <= book.birthHead(entry.epoch());
    }

    /** Applies one entry; the entries of a locker come in order, each once. */
    public static void project(FleetBook book, Entry entry) {
        new FleetProjection(book, entry).apply(entry.fact());
    }

    private void apply(Fact fact) {
        switch (fact) {
            case Fact.LockerStarted f -> book.unfinished().forEach(this::lost);
            case Fact.RescueOpened f -> f.compartments().forEach(each -> custody(each, Custody.UNCERTAIN));
            case Fact.DirectiveTaken f -> Dispatch.answered(book.directives(), f);
            case Fact.DepositAuthorised f -> {
                begin(f.opening(), f.compartment(), Opening.Kind.DEPOSIT);
                custody(f.compartment(), Custody.RESERVED);
            }
            case Fact.CheckAuthorised f -> begin(f.opening(), f.compartment(), Opening.Kind.CHECK);
            case Fact.PickupAuthorised f -> begin(f.opening(), f.compartment(), Opening.Kind.PICKUP);
            case Fact.RecallAuthorised f -> begin(f.opening(), f.compartment(), Opening.Kind.RECALL);
            case Fact.DoorOpened f -> book.opening(f.opening()).ifPresent(this::opened);
            case Fact.DepositClosed f -> closed(f.opening(), Shut.custody(f.verdict()));
            case Fact.PickupClosed f -> closed(f.opening(), Shut.custody(f.verdict()));
            case Fact.RecallClosed f -> closed(f.opening(), f.taken() ? Custody.EMPTY : Custody.UNCERTAIN);
            case Fact.OpeningFailed f -> book.opening(f.opening()).ifPresent(opening -> failed(opening, f.failure()));
            case Fact.DoorLeftOpen f -> book.opening(f.opening()).ifPresent(this::leftOpen);
            case Fact.DoorClosedLate f -> book.opening(f.opening()).ifPresent(this::closedLate);
            case Fact.DoorForced f -> {
                door(f.compartment(), OPEN);
                custody(f.compartment(), Custody.UNCERTAIN);
            }
            case Fact.GraceEnded f -> empties(f.compartment(), Custody.UNLOADING);
            case Fact.CompartmentBlocked f -> blocked(f.compartment(), f.reason());
            case Fact.CommandAuthorised f -> {
                begin(f.opening(), f.compartment(), Opening.Kind.REMOTE);
                book.put(new CommandAnswer(f.command(), f.opening(), "AUTHORISED", null));
            }
            case Fact.CommandRefused f ->
                book.put(new CommandAnswer(f.command(), null, CommandAnswer.REFUSED, f.problem()));
            case Fact.RemoteClosed f -> {
                closed(f.opening(), Custody.UNCERTAIN);
                told(f.opening(), CLOSED);
            }
            case Fact.AuditAuthorised f ->
                begin(
                        f.opening(),
                        f.compartment(),
                        f.delivery() == null ? Opening.Kind.AUDIT : Opening.Kind.AUDIT_OF_PARCEL);
            case Fact.AuditClosed f ->
                book.opening(f.opening()).ifPresent(opening -> closed(f.opening(), Shut.custody(f.verdict(), opening)));
            case Fact.ServiceChanged f -> service(f);
            case Fact.ParcelAnnounced f -> {}
            case Fact.AnnouncementEnded f -> {}
            case Fact.CourierListed f -> {}
            case Fact.RecipientCorrected f -> {}
            case Fact.CodeRenewed f -> {}
            case Fact.PersonAnswered f -> {}
            case Fact.GuessFailed f -> {}
            case Fact.Checkpointed f -> {}
            case Fact.StorageStarted f -> {}
            case Fact.StorageExtended f -> {}
            case Fact.StorageEnded f -> {}
            case Fact.BoardLost f -> f.compartments().forEach(each -> seen(each, CLOSED, UNKNOWN));
            case Fact.BoardBack f -> f.compartments().forEach(each -> seen(each, UNKNOWN, CLOSED));
            case Fact.TokenRevoked f -> {}
            case Fact.MailInCancelled f -> {}
            case Fact.TicketOpened f -> {}
            case Fact.HandOverAuthorised f -> begin(f.opening(), f.compartment(), Opening.Kind.AUDIT_OF_PARCEL);
            case Fact.HandOverClosed f -> closed(f.opening(), Custody.UNCERTAIN);
            case Fact.PickupDisputed f -> custody(f.compartment(), Custody.UNCERTAIN);
            case Fact.PackagingDamaged f -> {}
            case Fact.CodeLost f -> {}
            case Fact.MailInAuthorised f -> {
                begin(f.opening(), f.compartment(), Opening.Kind.DEPOSIT);
                custody(f.compartment(), Custody.RESERVED);
            }
            case Fact.MailInReopened f -> begin(f.opening(), f.compartment(), Opening.Kind.CHECK);
            case Fact.MailInClosed f -> closed(f.opening(), Shut.custody(f.verdict()));
            case Fact.CollectionAuthorised f -> begin(f.opening(), f.compartment(), Opening.Kind.RECALL);
            case Fact.CollectionClosed f -> closed(f.opening(), Shut.custody(f.verdict()));
            case Fact.MailInRemembered f -> {
                if (f.mayBeInside()) {
                    custody(f.compartment(), Custody.UNCERTAIN);
                }
            }
            case Fact.ModeChanged f -> mode(f);
            case Fact.ConfigurationTaken f -> book.put(Configured.taken(f.version()));
            case Fact.ConfigurationTried f -> book.put(Configured.onTrial(f.version()));
            case Fact.ConfigurationSettled f -> book.put(Configured.settled(f));
            case Fact.ReportTaken f -> book.put(ReportTold.taken(f));
            case Fact.ReportEnded f -> book.put(ReportTold.ended(f));
            case Fact.DaySigned f -> {}
            case Fact.Enrolled f -> book.unfinished().forEach(opening -> book.put(opening.done()));
            case Fact.PossiblyInside f -> custody(f.compartment(), Custody.UNCERTAIN);
        }
    }

    /** How the opening of a command went on. */
    private void told(String opening, String state) {
        book.commandOf(opening).ifPresent(answer -> book.put(answer.in(state)));
    }

    private void begin(String opening, String compartment, Opening.Kind kind) {
        book.put(new Opening(opening, compartment, kind, false));
    }

    private void opened(Opening opening) {
        told(opening.opening(), OPEN);
        door(opening.compartment(), OPEN);
        custody(
                opening.compartment(),
                switch (opening.kind()) {
                    // A lock that fires after its opening had failed: its parcel may be elsewhere by now.
                    case DEPOSIT -> opening.finished() ? Custody.UNCERTAIN : Custody.LOADING;
                    case CHECK -> Custody.LOADING;
                    case PICKUP, RECALL -> Custody.UNLOADING;
                    case REMOTE, AUDIT, AUDIT_OF_PARCEL -> Custody.UNCERTAIN;
                });
    }

    private void closed(String id, Custody custody) {
        book.opening(id).ifPresent(opening -> {
            book.put(opening.done());
            door(opening.compartment(), CLOSED);
            custody(opening.compartment(), custody);
        });
    }

    private void failed(Opening opening, Failure failure) {
        told(opening.opening(), failure.name());
        book.put(opening.done());
        switch (failure) {
            case JAMMED, NOT_SENT -> {
                if (opening.kind() == Opening.Kind.DEPOSIT) {
                    empties(opening.compartment(), Custody.RESERVED);
                }
            }
            case BUS_ERROR, NO_FEEDBACK -> custody(opening.compartment(), Custody.UNCERTAIN);
            case ALREADY_OPEN -> {
                door(opening.compartment(), OPEN);
                custody(opening.compartment(), Custody.UNCERTAIN);
                blocked(opening.compartment(), BlockReason.ALREADY_OPEN);
            }
        }
    }

    /** As in the locker: what became uncertain meanwhile, by a forced door for one, no timer and no failed opening empties. */
    private void empties(String compartment, Custody from) {
        if (place(compartment).custody().equals(from.name())) {
            custody(compartment, Custody.EMPTY);
        }
    }

    /** The door is shut at last; if the open door was why the compartment was out of use, it is in use again. */
    private void closedLate(Opening opening) {
        door(opening.compartment(), CLOSED);
        Place place = place(opening.compartment());
        boolean doorWasWhy = place.service().equals(blockedFor(BlockReason.LEFT_OPEN))
                || place.service().equals(blockedFor(BlockReason.ALREADY_OPEN));
        if (doorWasWhy) {
            put(new Place(place.compartment(), place.size(), place.custody(), IN_SERVICE, place.door()));
        }
    }

    private static String blockedFor(BlockReason reason) {
        return "BLOCKED(" + reason + ")";
    }

    private void leftOpen(Opening opening) {
        told(opening.opening(), "LEFT_OPEN");
        book.put(opening.done());
        custody(opening.compartment(), Custody.UNCERTAIN);
        blocked(opening.compartment(), BlockReason.LEFT_OPEN);
    }

    /** A restart found it unfinished: nobody knows what the door did. */
    private void lost(Opening opening) {
        told(opening.opening(), "UNKNOWN");
        book.put(opening.done());
        custody(opening.compartment(), Custody.UNCERTAIN);
    }

    private void mode(Fact.ModeChanged f) {
        if (!isOld) {
            book.mode(f.mode(), f.entered());
        }
    }

    private void custody(String compartment, Custody custody) {
        Place place = place(compartment);
        put(new Place(compartment, place.size(), custody.name(), place.service(), place.door()));
    }

    private void door(String compartment, String door) {
        Place place = place(compartment);
        put(new Place(compartment, place.size(), place.custody(), place.service(), door));
    }

    /** A door that was last known open stays so in the city until the locker has seen it shut: somebody must look. */
    private void seen(String compartment, String before, String after) {
        if (place(compartment).door().equals(before)) {
            door(compartment, after);
        }
    }

    private void blocked(String compartment, BlockReason reason) {
        Place place = place(compartment);
        put(new Place(compartment, place.size(), place.custody(), blockedFor(reason), place.door()));
    }

    private void service(Fact.ServiceChanged f) {
        if (f.inService()) {
            Place place = place(f.compartment());
            put(new Place(f.compartment(), place.size(), place.custody(), IN_SERVICE, place.door()));
        } else {
            blocked(f.compartment(), BlockReason.STAFF);
        }
    }

    private Place place(String compartment) {
        return book.place(compartment)
                .orElseGet(() -> new Place(compartment, "", Custody.EMPTY.name(), IN_SERVICE, CLOSED));
    }

    private void put(Place place) {
        if (!isOld) {
            book.put(place);
        }
    }
}
