package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.CompartmentState;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;

/** S-5 to S-9, S-22: where every parcel is, in the book and in truth. */
final class CustodyOracle implements Oracle {
    private final World world;
    private final SortedMap<OpeningId, DeliveryId> deposits = new TreeMap<>();
    private final SortedMap<OpeningId, DeliveryId> others = new TreeMap<>();
    private final SortedSet<DeliveryId> stored = new TreeSet<>();
    private final SortedSet<DeliveryId> here = new TreeSet<>();
    private long checkedAt;

    CustodyOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        switch (line.entry()) {
            case Entry.DepositAuthorised a -> {
                emptyBefore(before, a.compartment());
                a.waybills().forEach(waybill -> inHandAgain(before, waybill));
                deposits.put(a.opening(), a.delivery());
                here.add(a.delivery());
            }
            case Entry.PickupAuthorised a -> others.put(a.opening(), a.delivery());
            case Entry.CheckAuthorised a -> others.put(a.opening(), a.delivery());
            case Entry.RecallAuthorised a -> others.put(a.opening(), a.delivery());
            case Entry.DepositClosed c -> depositClosed(c);
            case Entry.PickupClosed c -> pickupClosed(c);
            case Entry.RecallClosed c -> gone(c.opening(), c.taken());
            case Entry.OpeningFailed f -> failed(f);
            case Entry.DoorLeftOpen l -> gone(l.opening(), l.collected());
            case Entry.LockerStarted ignored -> {}
            case Entry.RescueOpened ignored -> {}
            case Entry.DirectiveTaken ignored -> {}
            case Entry.ParcelAnnounced ignored -> {}
            case Entry.AnnouncementEnded ignored -> {}
            case Entry.CourierListed ignored -> {}
            case Entry.CodeRenewed ignored -> {}
            case Entry.RecipientCorrected ignored -> {}
            case Entry.DoorOpened ignored -> {}
            case Entry.DoorClosedLate ignored -> {}
            case Entry.DoorForced ignored -> {}
            case Entry.PersonAnswered ignored -> {}
            case Entry.GraceEnded ignored -> {}
            case Entry.GuessFailed ignored -> {}
            case Entry.CompartmentBlocked ignored -> {}
            case Entry.AuditClosed c -> audited(c, before);
            case Entry.CommandAuthorised ignored -> {}
            case Entry.CommandRefused ignored -> {}
            case Entry.RemoteClosed ignored -> {}
            case Entry.AuditAuthorised ignored -> {}
            case Entry.ServiceChanged ignored -> {}
            case Entry.Checkpointed ignored -> {}
            case Entry.StorageStarted ignored -> {}
            case Entry.StorageExtended ignored -> {}
            case Entry.StorageEnded ignored -> {}
            case Entry.BoardLost ignored -> {}
            case Entry.BoardBack ignored -> {}
            case Entry.TokenRevoked ignored -> {}
            case Entry.TicketOpened ignored -> {}
            case Entry.HandOverAuthorised a -> others.put(a.opening(), a.delivery());
            // A caretaker's word ends nothing.
            case Entry.HandOverClosed ignored -> {}
            case Entry.PickupDisputed d -> here.add(d.delivery());
            case Entry.PackagingDamaged ignored -> {}
            case Entry.CodeLost ignored -> {}
            case Entry.ModeChanged ignored -> {}
            case Entry.MailInAuthorised ignored -> {}
            case Entry.MailInReopened ignored -> {}
            case Entry.MailInClosed ignored -> {}
            case Entry.CollectionAuthorised ignored -> {}
            case Entry.CollectionClosed ignored -> {}
            case Entry.MailInRemembered ignored -> {}
            case Entry.MailInCancelled ignored -> {}
            case Entry.OfConfiguration ignored -> {}
            case Entry.OfReport ignored -> {}
            case Entry.Enrolled ignored -> {}
            case Entry.DaySigned ignored -> {}
            case Entry.PossiblyInside ignored -> {}
        }
    }

    /** A parcel shown again after an uncertain deposit is in the courier's hand: the former delivery is over. */
    private void inHandAgain(Book before, Waybill waybill) {
        for (Delivery former : before.deliveries().values()) {
            if (former.state() == Delivery.State.UNSURE && former.waybills().contains(waybill)) {
                here.remove(former.id());
            }
        }
    }

    private static void emptyBefore(Book before, CompartmentId where) {
        CompartmentState state = before.compartments().get(where);
        Violation.unless(state.mayBeAllotted(), "S-6", () -> where + " was allotted and is " + state);
    }

    private void depositClosed(Entry.DepositClosed c) {
        boolean out = switch (c.verdict()) {
            case STORED -> {
                stored.add(Optional.ofNullable(deposits.get(c.opening())).orElse(others.get(c.opening())));
                yield false;
            }
            case UNSURE -> false;
            case WITHDRAWN, FOUND_OCCUPIED, FOUND_BROKEN, FOUND_DIRTY -> true;
        };
        gone(c.opening(), out);
    }

    /** A technician's word: empty ends whatever was there, inside makes an unsure deposit a sure one. */
    private void audited(Entry.AuditClosed c, Book before) {
        CompartmentId where = before.openings().get(c.opening()).compartment();
        switch (c.verdict()) {
            case EMPTY -> {
                for (Delivery delivery : before.deliveries().values()) {
                    if (delivery.compartment().equals(where)) {
                        here.remove(delivery.id());
                    }
                }
            }
            case INSIDE -> before.custody(where).about().ifPresent(id -> stored.add(id));
            case UNSURE -> {}
        }
    }

    private void pickupClosed(Entry.PickupClosed c) {
        switch (c.verdict()) {
            case COLLECTED -> gone(c.opening(), true);
            case PUT_BACK, SAID_EMPTY, NOT_MINE ->
                Optional.ofNullable(others.get(c.opening())).ifPresent(id -> here.add(id));
            case REOPENED, TOO_SHORT, UNATTENDED -> {}
        }
    }

    private void failed(Entry.OpeningFailed f) {
        boolean neverOpened = switch (f.failure()) {
            case JAMMED, NOT_SENT -> true;
            case BUS_ERROR, NO_FEEDBACK, ALREADY_OPEN -> false;
        };
        DeliveryId deposit = deposits.get(f.opening());
        if (deposit != null && neverOpened) {
            here.remove(deposit);
        }
    }

    private void gone(OpeningId opening, boolean isGone) {
        DeliveryId delivery = Optional.ofNullable(deposits.get(opening)).orElse(others.get(opening));
        if (isGone && delivery != null) {
            here.remove(delivery);
        }
    }

    @Override
    public void check() {
        Book book = world.disk().load();
        nothingForgotten(book);
        if (checkedAt == journalHead()) {
            return;
        }
        checkedAt = journalHead();
        onePlaceEach(book);
        for (Delivery delivery : book.deliveries().values()) {
            wayOut(book, delivery);
        }
        conserved(book);
    }

    private long journalHead() {
        return world.disk().last();
    }

    /** S-7, S-5 in truth: what lies in a compartment is what the book has there, or the book knows that it does not know. */
    private void nothingForgotten(Book book) {
        for (Bay bay : world.plant().bays()) {
            Custody custody = book.custody(bay.id());
            for (Thing thing : bay.things()) {
                boolean known = custody instanceof Custody.Uncertain
                        || custody.about()
                                .flatMap(id -> book.mailIns().find(id))
                                .filter(sent -> sent.order().equals(thing.waybill()))
                                .isPresent()
                        || custody.about()
                                .flatMap(id -> book.deliveries().find(id))
                                .filter(delivery -> delivery.waybills().contains(thing.waybill()))
                                .isPresent();
                Violation.unless(
                        thing.isMarked() || known,
                        "S-7",
                        () -> thing + " lies in " + bay.id() + ", which is " + custody);
            }
        }
    }

    private static void onePlaceEach(Book book) {
        SortedMap<DeliveryId, CompartmentId> places = new TreeMap<>();
        for (CompartmentId where : book.compartments().asMap().keySet()) {
            Optional<DeliveryId> about = book.custody(where).about();
            if (about.isPresent()) {
                Violation.unless(
                        places.put(about.get(), where) == null, "S-5", () -> about.get() + " is in two places");
                boolean isKnown = book.deliveries().has(about.get()) || isSent(book, about.get());
                Violation.unless(isKnown, "S-5", () -> where + " holds what is over");
            }
        }
        for (Delivery delivery : book.deliveries().values()) {
            CompartmentId place = places.get(delivery.id());
            Violation.unless(
                    delivery.state() == Delivery.State.COLLECTED
                            || delivery.compartment().equals(place),
                    "S-5",
                    () -> delivery + " is at " + place);
        }
    }

    private static boolean isSent(Book book, DeliveryId id) {
        return book.mailIns().find(id).filter(MailIn::isHere).isPresent();
    }

    /** S-8 and its converse, S-9. */
    private void wayOut(Book book, Delivery delivery) {
        Custody custody = book.custody(delivery.compartment());
        Access.State access = delivery.access().state();
        boolean agree = switch (delivery.state()) {
            case LOADING, UNSURE -> !(custody instanceof Custody.Occupied) && access != Access.State.GRACE;
            case STORED ->
                stored.contains(delivery.id()) && (access == Access.State.LIVE || access == Access.State.ARMED);
            case COLLECTED -> access == Access.State.GRACE && !(custody instanceof Custody.Occupied);
            case REFUSED -> access == Access.State.SPENT;
        };
        Violation.unless(agree, custody instanceof Custody.Occupied ? "S-8" : "S-9", () -> delivery + ", " + custody);
        boolean pendingPickup = book.openingOf(delivery.compartment())
                .filter(opening ->
                        opening.state().isPending() && opening.delivery().equals(delivery.id()))
                .isPresent();
        Violation.unless(
                access != Access.State.ARMED || pendingPickup, "S-9", () -> "armed without an opening: " + delivery);
    }

    private void conserved(Book book) {
        List<DeliveryId> held = book.deliveries().values().stream()
                .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                .map(Delivery::id)
                .toList();
        Violation.unless(
                List.copyOf(here).equals(held), "S-22", () -> "the journal says " + here + ", the tables " + held);
    }
}
