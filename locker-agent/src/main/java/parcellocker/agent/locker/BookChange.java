package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.delivery.Waybill;

/** One entry being written into a book. Pure: the journal folded through here must give the tables. */
final class BookChange {
    private final Stamp stamp;
    private Book book;

    BookChange(Book book, Stamp stamp) {
        this.book = book.aged(stamp.ageMillis());
        this.stamp = stamp;
    }

    Book apply(Entry entry) {
        switch (entry) {
            case Entry.LockerStarted ignored -> started();
            case Entry.DirectiveTaken taken -> book = book.withDirective(taken.number());
            case Entry.ParcelAnnounced parcel -> announced(parcel);
            case Entry.CourierListed courier -> listed(courier);
            case Entry.CodeRenewed renewed -> delivery(renewed.delivery(), renewed);
            case Entry.DepositAuthorised authorised -> deposit(authorised);
            case Entry.CheckAuthorised a ->
                opening(a.opening(), a.compartment(), a.delivery(), Purpose.CHECK, Optional.of(a.courier()));
            case Entry.RecallAuthorised a ->
                opening(a.opening(), a.compartment(), a.delivery(), Purpose.RECALL, Optional.of(a.courier()));
            case Entry.PickupAuthorised authorised -> pickup(authorised);
            case Entry.DoorOpened opened -> opened(book.openings().get(opened.opening()));
            case Entry.DepositClosed closed -> depositClosed(closed);
            case Entry.PickupClosed closed -> pickupClosed(closed);
            case Entry.RecallClosed closed -> recallClosed(closed);
            case Entry.OpeningFailed failed -> failed(failed);
            case Entry.DoorLeftOpen left -> leftOpen(left);
            case Entry.DoorClosedLate closed -> closedLate(book.openings().get(closed.opening()));
            case Entry.DoorForced forced -> uncertain(forced.compartment());
            case Entry.PersonAnswered ignored -> {}
            case Entry.GraceEnded ended -> graceEnded(ended);
            case Entry.GuessFailed failed -> guessed(failed.guess());
            case Entry.CompartmentBlocked blocked ->
                compartment(
                        blocked.compartment(),
                        book.compartments().get(blocked.compartment()).blocked(blocked.reason()));
        }
        return book;
    }

    /** Nothing opens at boot: what was under way is UNKNOWN, its compartment UNCERTAIN, its code live. */
    private void started() {
        for (Opening opening : List.copyOf(book.openings().values())) {
            if (opening.state().isPending()) {
                state(opening, Opening.State.UNKNOWN);
                uncertain(opening);
            }
        }
    }

    private void announced(Entry.ParcelAnnounced parcel) {
        book = book.withAnnouncements(book.announcements()
                .with(
                        parcel.waybill(),
                        new Announcement(parcel.waybill(), parcel.recipient(), parcel.basis(), parcel.size())));
    }

    private void listed(Entry.CourierListed c) {
        Courier courier = new Courier(c.courier(), c.role(), c.badge(), c.pin(), c.active());
        book = book.withCouriers(book.couriers().with(c.courier(), courier));
    }

    private void delivery(DeliveryId id, Entry.CodeRenewed renewed) {
        book = book.withDeliveries(book.deliveries().changed(id, delivery -> delivery.with(renewed.code())));
    }

    private void deposit(Entry.DepositAuthorised a) {
        a.waybills().forEach(this::isInHand);
        Delivery delivery = new Delivery(
                a.delivery(),
                a.waybills(),
                a.courier(),
                a.recipient(),
                a.compartment(),
                a.basis(),
                Delivery.State.LOADING,
                a.code(),
                Access.DRAFT);
        book = book.withDeliveries(book.deliveries().with(delivery.id(), delivery));
        custody(a.compartment(), new Custody.Reserved(delivery.id()));
        opening(a.opening(), a.compartment(), a.delivery(), Purpose.DEPOSIT, Optional.of(a.courier()));
    }

    /** A parcel presented again cannot lie in the compartment that was uncertain about it. */
    private void isInHand(Waybill waybill) {
        book.holding(waybill)
                .filter(former -> former.access().state() == Access.State.DRAFT)
                .ifPresent(former -> end(former.id()));
    }

    private void pickup(Entry.PickupAuthorised a) {
        access(a.delivery(), access(a.delivery()).armed(a.credential(), stamp.ageMillis()));
        opening(a.opening(), a.compartment(), a.delivery(), Purpose.PICKUP, Optional.empty());
    }

    /** A compartment keeps its latest opening only; what came before is in the journal. */
    private void opening(
            OpeningId id, CompartmentId compartment, DeliveryId delivery, Purpose purpose, Optional<CourierId> by) {
        Rows<OpeningId, Opening> kept = book.openings();
        Optional<Opening> former = book.openingOf(compartment);
        if (former.isPresent()) {
            kept = kept.without(former.get().id());
        }
        Opening opening = new Opening(id, compartment, delivery, purpose, by, Opening.State.AUTHORISED);
        book = book.withOpenings(kept.with(id, opening));
    }

    private void opened(Opening opening) {
        state(opening, Opening.State.OPEN);
        CompartmentId where = opening.compartment();
        compartment(where, book.compartments().get(where).failures(0));
        if (!book.deliveries().has(opening.delivery())) {
            // A lock that fired long after the courier went elsewhere: anyone may use the open door.
            custody(where, new Custody.Uncertain(Optional.empty()));
            return;
        }
        switch (opening.purpose()) {
            case DEPOSIT, CHECK -> custody(where, new Custody.Loading(opening.delivery()));
            case PICKUP, RECALL -> custody(where, new Custody.Unloading(opening.delivery()));
        }
    }

    private void depositClosed(Entry.DepositClosed closed) {
        Opening opening = close(closed.opening());
        CompartmentId where = opening.compartment();
        DeliveryId id = opening.delivery();
        switch (closed.verdict()) {
            case STORED -> {
                custody(where, new Custody.Occupied(id));
                delivery(id, Delivery.State.STORED);
                access(id, access(id).live());
            }
            case UNSURE -> {
                custody(where, new Custody.Uncertain(Optional.of(id)));
                delivery(id, Delivery.State.UNSURE);
            }
            case WITHDRAWN, FOUND_BROKEN -> {
                custody(where, new Custody.Empty());
                end(id);
            }
            case FOUND_OCCUPIED -> {
                custody(where, new Custody.Uncertain(Optional.empty()));
                end(id);
            }
        }
    }

    private void pickupClosed(Entry.PickupClosed closed) {
        Opening opening = close(closed.opening());
        CompartmentId where = opening.compartment();
        DeliveryId id = opening.delivery();
        switch (closed.verdict()) {
            case COLLECTED -> {
                custody(where, new Custody.Unloading(id));
                collected(id);
                access(id, access(id).inGrace());
            }
            case REOPENED -> custody(where, new Custody.Unloading(id));
            case TOO_SHORT -> {
                custody(where, new Custody.Uncertain(Optional.of(id)));
                access(id, access(id).disarmed());
            }
            case PUT_BACK -> {
                custody(where, new Custody.Occupied(id));
                delivery(id, Delivery.State.REFUSED);
                access(id, access(id).spent());
            }
        }
    }

    private void recallClosed(Entry.RecallClosed closed) {
        Opening opening = close(closed.opening());
        if (closed.taken()) {
            custody(opening.compartment(), new Custody.Empty());
            forget(opening.delivery());
            end(opening.delivery());
        } else {
            custody(opening.compartment(), new Custody.Uncertain(Optional.of(opening.delivery())));
        }
    }

    private void failed(Entry.OpeningFailed failed) {
        Opening opening = book.openings().get(failed.opening());
        CompartmentId where = opening.compartment();
        CompartmentState before = book.compartments().get(where);
        switch (failed.failure()) {
            case JAMMED -> {
                state(opening, Opening.State.JAMMED);
                compartment(where, before.failures(before.failures() + 1));
                neverOpened(opening);
            }
            case NOT_SENT -> {
                state(opening, Opening.State.NOT_SENT);
                neverOpened(opening);
            }
            case BUS_ERROR -> {
                state(opening, Opening.State.BUS_ERROR);
                compartment(where, before.failures(before.failures() + 1));
                uncertain(opening);
            }
            case NO_FEEDBACK -> {
                state(opening, Opening.State.NO_FEEDBACK);
                compartment(where, before.failures(before.failures() + 1));
                uncertain(opening);
            }
            case ALREADY_OPEN -> {
                state(opening, Opening.State.ALREADY_OPEN);
                uncertain(opening);
            }
        }
    }

    /** Read closed all the time: custody is what it was before the opening. */
    private void neverOpened(Opening opening) {
        if (opening.purpose() == Purpose.DEPOSIT) {
            custody(opening.compartment(), new Custody.Empty());
            end(opening.delivery());
        } else {
            access(opening.delivery(), access(opening.delivery()).disarmed());
        }
    }

    private void leftOpen(Entry.DoorLeftOpen left) {
        Opening opening = book.openings().get(left.opening());
        state(opening, Opening.State.LEFT_OPEN);
        uncertain(opening);
        if (left.collected()) {
            collected(opening.delivery());
            custody(opening.compartment(), new Custody.Uncertain(Optional.empty()));
            end(opening.delivery());
        }
    }

    private void closedLate(Opening opening) {
        state(opening, Opening.State.CLOSED);
        CompartmentState state = book.compartments().get(opening.compartment());
        boolean doorWasWhy = state.blocked()
                .filter(reason -> reason == BlockReason.LEFT_OPEN || reason == BlockReason.ALREADY_OPEN)
                .isPresent();
        if (doorWasWhy) {
            compartment(opening.compartment(), state.inService());
        }
    }

    private void graceEnded(Entry.GraceEnded ended) {
        Custody now = book.custody(ended.compartment());
        if (now instanceof Custody.Unloading unloading && unloading.delivery().equals(ended.delivery())) {
            custody(ended.compartment(), new Custody.Empty());
        }
        end(ended.delivery());
    }

    private void guessed(Entry.Guess guess) {
        GuessBudget code = book.codeGuesses();
        GuessBudget pin = book.pinGuesses();
        book = switch (guess) {
            case CODE -> book.withGuesses(code.failed(stamp.ageMillis()), pin);
            case PIN -> book.withGuesses(code, pin.failed(stamp.ageMillis()));
        };
    }

    /** What an opening leaves behind when nobody saw how it went. */
    private void uncertain(Opening opening) {
        uncertain(opening.compartment());
        if (!book.deliveries().has(opening.delivery())) {
            return;
        }
        Delivery delivery = book.deliveries().get(opening.delivery());
        if (delivery.state() == Delivery.State.LOADING) {
            delivery(delivery.id(), Delivery.State.UNSURE);
        }
        access(delivery.id(), delivery.access().disarmed());
    }

    private void uncertain(CompartmentId where) {
        Optional<DeliveryId> possibly = book.custody(where)
                .about()
                .filter(id -> book.deliveries()
                        .find(id)
                        .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                        .isPresent());
        custody(where, new Custody.Uncertain(possibly));
    }

    private void collected(DeliveryId id) {
        delivery(id, Delivery.State.COLLECTED);
        forget(id);
    }

    private void forget(DeliveryId id) {
        Rows<Waybill, Announcement> kept = book.announcements();
        for (Waybill waybill : book.deliveries().get(id).waybills()) {
            kept = kept.without(waybill);
        }
        book = book.withAnnouncements(kept);
    }

    private void end(DeliveryId id) {
        book = book.withDeliveries(book.deliveries().without(id));
        for (CompartmentId where : List.copyOf(book.compartments().asMap().keySet())) {
            if (book.custody(where) instanceof Custody.Uncertain u
                    && u.possiblyInside().equals(Optional.of(id))) {
                custody(where, new Custody.Uncertain(Optional.empty()));
            }
        }
    }

    private Opening close(OpeningId id) {
        Opening opening = book.openings().get(id);
        state(opening, Opening.State.CLOSED);
        return opening;
    }

    private void state(Opening opening, Opening.State state) {
        book = book.withOpenings(book.openings().with(opening.id(), opening.with(state)));
    }

    private void custody(CompartmentId where, Custody custody) {
        compartment(where, book.compartments().get(where).with(custody));
    }

    private void compartment(CompartmentId where, CompartmentState state) {
        book = book.with(where, state);
    }

    private void delivery(DeliveryId id, Delivery.State state) {
        book = book.withDeliveries(book.deliveries().changed(id, delivery -> delivery.with(state)));
    }

    private Access access(DeliveryId id) {
        return book.deliveries().find(id).map(Delivery::access).orElse(Access.DRAFT);
    }

    private void access(DeliveryId id, Access access) {
        book = book.withDeliveries(book.deliveries().changed(id, delivery -> delivery.with(access)));
    }
}
