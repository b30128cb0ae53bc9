package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.CompartmentState;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Purpose;

/**
 * What people send: an order is one parcel (S-10), and none if the city cancelled it before (S-13), only a collector takes it out (S-4), and where each is, is told by the journal as by
 * the tables (S-5, S-6, S-8, S-22). What really lies in a compartment is asked by the oracles of custody and of pulses.
 */
final class MailInOracle implements Oracle {
    private static final int MOST_OPENINGS = 6;
    private final World world;
    private final SortedMap<OpeningId, DeliveryId> openings = new TreeMap<>();
    private final SortedMap<DeliveryId, Waybill> orders = new TreeMap<>();
    private final SortedMap<DeliveryId, Integer> opened = new TreeMap<>();
    private final SortedMap<DeliveryId, Long> storedAt = new TreeMap<>();
    private final SortedSet<DeliveryId> here = new TreeSet<>();
    private final SortedSet<DeliveryId> sure = new TreeSet<>();
    private final SortedSet<Waybill> over = new TreeSet<>();
    /** The city's word by its number, as it came in last. */
    private final SortedMap<Long, Waybill> asked = new TreeMap<>();

    private final SortedSet<Waybill> cancelled = new TreeSet<>();
    private long checkedAt;

    MailInOracle(World world) {
        this.world = world;
    }

    @Override
    public void happens(Input input) {
        if (input instanceof Input.Directed directed
                && directed.directive() instanceof Input.Directive.CancelMailIn cancel) {
            asked.put(directed.number(), cancel.order());
        }
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.MailInAuthorised a) {
            authorised(a, before);
        } else if (line.entry() instanceof Entry.MailInReopened a) {
            reopened(a, line);
        } else if (line.entry() instanceof Entry.MailInClosed c) {
            closed(c, line);
        } else if (line.entry() instanceof Entry.CollectionAuthorised a) {
            collecting(a);
        } else if (line.entry() instanceof Entry.CollectionClosed c) {
            collected(c, line);
        } else if (line.entry() instanceof Entry.OpeningFailed f) {
            failed(f, before);
        } else if (line.entry() instanceof Entry.AuditClosed c) {
            audited(c, before, line);
        } else if (line.entry() instanceof Entry.DirectiveTaken taken) {
            cancelled(taken);
        }
    }

    /** S-13: from the commit in which the locker answered that it took the cancellation. */
    private void cancelled(Entry.DirectiveTaken taken) {
        if (taken.directive().equals("CancelMailIn") && taken.refused().isEmpty()) {
            cancelled.add(Optional.ofNullable(asked.get(taken.number())).orElseThrow());
        }
    }

    private void authorised(Entry.MailInAuthorised a, Book before) {
        CompartmentState state = before.compartments().get(a.compartment());
        Violation.unless(state.mayBeAllotted(), "S-6", () -> a.compartment() + " was allotted and is " + state);
        Waybill order = a.order().order();
        Violation.unless(!over.contains(order), "S-10", () -> order + " was used up and opens " + a.compartment());
        Violation.unless(!here.contains(a.delivery()), "S-10", () -> order + " is here and opens " + a.compartment());
        Violation.unless(
                !cancelled.contains(order), "S-13", () -> order + " was cancelled and opens " + a.compartment());
        boolean sameStay = orders.entrySet().stream()
                .allMatch(one -> !one.getValue().equals(order) || one.getKey().equals(a.delivery()));
        Violation.unless(sameStay, "S-10", () -> order + " is two parcels");
        orders.put(a.delivery(), order);
        opens(a.opening(), a.delivery());
        here.add(a.delivery());
    }

    private void reopened(Entry.MailInReopened a, Line line) {
        opens(a.opening(), a.delivery());
        Violation.unless(here.contains(a.delivery()), "S-10", () -> a.delivery() + " is not here and is reopened");
        long grace = world.setup().profile().graceMillis();
        Long since = storedAt.get(a.delivery());
        boolean inTime =
                !sure.contains(a.delivery()) || (since != null && line.stamp().ageMillis() <= since + grace);
        Violation.unless(inTime, "S-10", () -> a.delivery() + " is reopened after its grace period");
    }

    private void opens(OpeningId opening, DeliveryId delivery) {
        openings.put(opening, delivery);
        int times = opened.merge(delivery, 1, Integer::sum);
        Violation.unless(times <= MOST_OPENINGS, "S-10", () -> delivery + " opened " + times + " doors");
    }

    private void closed(Entry.MailInClosed c, Line line) {
        DeliveryId id = of(c.opening());
        switch (c.verdict()) {
            case STORED -> stored(id, line);
            case UNSURE -> sure.remove(id);
            case WITHDRAWN -> ends(id);
            case TOO_SMALL, FOUND_OCCUPIED, FOUND_BROKEN -> leaves(id);
        }
    }

    /** From when it surely lay there first, by whatever door fact, its sender's grace period counts. */
    private void stored(DeliveryId id, Line line) {
        sure.add(id);
        storedAt.putIfAbsent(id, line.stamp().ageMillis());
    }

    /** S-4: whoever takes a sent parcel out is one whom the city made a collector. That they proved it, the oracle of pulses asks. */
    private void collecting(Entry.CollectionAuthorised a) {
        openings.put(a.opening(), a.delivery());
        boolean isCollector = world.town().couriers().stream()
                .map(CourierPerson.Badge::courier)
                .anyMatch(known -> known.id().equals(a.collector()) && known.role() == Role.COLLECTOR);
        Violation.unless(isCollector, "S-4", () -> a.collector() + " is no collector and takes " + a.delivery());
    }

    private void collected(Entry.CollectionClosed c, Line line) {
        DeliveryId id = of(c.opening());
        switch (c.verdict()) {
            case TAKEN -> ends(id);
            case LEFT -> stored(id, line);
            case MISSING, UNSURE -> sure.remove(id);
        }
    }

    private void failed(Entry.OpeningFailed f, Book before) {
        boolean first = openings.containsKey(f.opening())
                && before.openings().get(f.opening()).purpose() == Purpose.MAIL_IN;
        boolean nothingIn = switch (f.failure()) {
            case JAMMED, NOT_SENT, ALREADY_OPEN -> true;
            case BUS_ERROR, NO_FEEDBACK -> false;
        };
        if (first && nothingIn) {
            leaves(of(f.opening()));
        }
    }

    private void audited(Entry.AuditClosed c, Book before, Line line) {
        var where = before.openings().get(c.opening()).compartment();
        switch (c.verdict()) {
            case EMPTY ->
                before.mailIns().values().stream()
                        .filter(mailIn -> mailIn.compartment().equals(where) && here.contains(mailIn.id()))
                        .forEach(mailIn -> ends(mailIn.id()));
            case INSIDE ->
                before.custody(where).about().filter(id -> here.contains(id)).ifPresent(id -> stored(id, line));
            case UNSURE -> {}
        }
    }

    private DeliveryId of(OpeningId opening) {
        return Optional.ofNullable(openings.get(opening))
                .orElseThrow(() -> new Violation("S-16", opening + " was authorised for nobody"));
    }

    private void ends(DeliveryId id) {
        leaves(id);
        over.add(Optional.ofNullable(orders.get(id)).orElseThrow());
    }

    private void leaves(DeliveryId id) {
        here.remove(id);
        sure.remove(id);
    }

    @Override
    public void check() {
        if (checkedAt == world.disk().last()) {
            return;
        }
        checkedAt = world.disk().last();
        Book book = world.disk().load();
        for (MailIn mailIn : book.mailIns().values()) {
            placed(book, mailIn);
        }
        List<DeliveryId> held = book.mailIns().values().stream()
                .filter(MailIn::isHere)
                .map(MailIn::id)
                .toList();
        Violation.unless(
                List.copyOf(here).equals(held), "S-22", () -> "the journal says sent " + here + ", the tables " + held);
    }

    private void placed(Book book, MailIn mailIn) {
        Custody custody = book.custody(mailIn.compartment());
        boolean isThere = custody.about().equals(Optional.of(mailIn.id()));
        boolean agrees = switch (mailIn.state()) {
            case LOADING, UNSURE -> isThere && !(custody instanceof Custody.Occupied);
            case STORED -> isThere && (sure.contains(mailIn.id()) || !(custody instanceof Custody.Occupied));
            case ELSEWHERE, OVER -> !isThere;
        };
        Violation.unless(agrees, "S-8", () -> mailIn + ", " + custody);
    }
}
