package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.OpeningId;

/** S-1, S-2, S-4: every pulse has its authorisation on disk, from this process, for this door and its content. */
final class PulseOracle implements Oracle {
    private static final long WITHIN = 5_000;
    /** From the last byte of the frame to the coil: a board fires one after another. */
    private static final long BOARD = 1_000;

    private static final long AGAIN_AFTER = 1_000;
    private final World world;
    private final SortedMap<OpeningId, Authorised> authorised = new TreeMap<>();
    private final SortedMap<OpeningId, List<Long>> askedAt = new TreeMap<>();
    private final SortedMap<CompartmentId, OpeningId> latest = new TreeMap<>();
    private final SortedMap<OpeningId, Waybill> sent = new TreeMap<>();
    private final SortedMap<OpeningId, Integer> firedTimes = new TreeMap<>();
    private int asked;
    private int fired;

    /** Who: the delivery, or the courier. */
    private record Authorised(
            Line line, CompartmentId compartment, Optional<Delivery> delivery, String who, boolean approved) {}

    PulseOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        Entry entry = line.entry();
        if (entry instanceof Entry.DepositAuthorised a) {
            String who = a.courier().value();
            put(a.opening(), new Authorised(line, a.compartment(), Optional.empty(), who, false));
        } else if (entry instanceof Entry.PickupAuthorised a) {
            String who = a.delivery().value();
            put(a.opening(), new Authorised(line, a.compartment(), of(after, a.delivery()), who, false));
        } else if (entry instanceof Entry.CheckAuthorised a) {
            String who = a.courier().value();
            put(a.opening(), new Authorised(line, a.compartment(), of(after, a.delivery()), who, false));
            boolean own = of(before, a.delivery())
                    .filter(d -> d.courier().equals(a.courier()))
                    .isPresent();
            Violation.unless(own, "S-4", () -> a.courier() + " looks into a delivery of somebody else");
        } else if (entry instanceof Entry.RecallAuthorised a) {
            String who = a.courier().value();
            put(a.opening(), new Authorised(line, a.compartment(), of(after, a.delivery()), who, false));
            boolean isStored = of(before, a.delivery())
                    .filter(d -> d.state() == Delivery.State.STORED || d.state() == Delivery.State.REFUSED)
                    .isPresent();
            // Whether a stored one was overdue is asked by the oracle of storage.
            Violation.unless(isStored, "S-4", () -> "recall of a delivery that is not here for certain");
        } else if (entry instanceof Entry.CommandAuthorised a) {
            // Who may order it, and that two did where they must, is asked by the oracle of commands.
            boolean two = a.approvers().stream().anyMatch(by -> !by.equals(a.operator()));
            latest.put(a.compartment(), a.opening());
            authorised.put(a.opening(), new Authorised(line, a.compartment(), Optional.empty(), a.command(), two));
        } else if (entry instanceof Entry.AuditAuthorised a) {
            audit(line, before, a);
        } else if (entry instanceof Entry.HandOverAuthorised a) {
            String who = a.caretaker().value();
            put(a.opening(), new Authorised(line, a.compartment(), of(after, a.delivery()), who, false));
        }
        mailIn(line, after);
    }

    private void mailIn(Line line, Book after) {
        if (line.entry() instanceof Entry.MailInAuthorised a) {
            String who = a.order().order().value();
            put(a.opening(), new Authorised(line, a.compartment(), Optional.empty(), who, false));
        } else if (line.entry() instanceof Entry.MailInReopened a) {
            Waybill order = after.mailIns().get(a.delivery()).order();
            sent.put(a.opening(), order);
            put(a.opening(), new Authorised(line, a.compartment(), Optional.empty(), order.value(), false));
        } else if (line.entry() instanceof Entry.CollectionAuthorised a) {
            String who = a.collector().value();
            sent.put(a.opening(), after.mailIns().get(a.delivery()).order());
            put(a.opening(), new Authorised(line, a.compartment(), Optional.empty(), who, false));
        }
    }

    /** S-4: a technician in their own right only where no parcel is, or with an approval that was just scanned. */
    private void audit(Line line, Book before, Entry.AuditAuthorised a) {
        boolean approved = a.approval().filter(by -> isProved(line, by.id())).isPresent();
        Custody custody = before.custody(a.compartment());
        boolean free = custody instanceof Custody.Empty
                || (custody instanceof Custody.Uncertain && custody.about().isEmpty());
        Violation.unless(approved || free, "S-4", () -> a.technician() + " opens " + custody + " unapproved");
        // Who scans a waybill that is not in their hand makes the locker forget what an uncertain compartment may hold.
        boolean anything = approved || custody instanceof Custody.Uncertain;
        put(
                a.opening(),
                new Authorised(
                        line, a.compartment(), Optional.empty(), a.technician().value(), anything));
    }

    private static Optional<Delivery> of(Book book, DeliveryId id) {
        return book.deliveries().find(id);
    }

    /** S-4: whoever it is opened for has proved it, in the life of this process. */
    private void put(OpeningId opening, Authorised a) {
        authorised.put(opening, a);
        latest.put(a.compartment(), opening);
        Violation.unless(isProved(a.line(), a.who()), "S-4", () -> a.who() + " proved nothing, and got " + opening);
    }

    private boolean isProved(Line line, String subject) {
        return world.box().proofs().stream()
                .anyMatch(
                        proof -> proof.boot() == line.boot() && proof.subject().equals(subject));
    }

    @Override
    public void check() {
        List<Wiring.Asked> calls = world.wiring().asked();
        while (asked < calls.size()) {
            called(calls.get(asked++));
        }
        List<Plant.Fired> pulses = world.plant().fired();
        while (fired < pulses.size()) {
            fired(pulses.get(fired++));
        }
    }

    private void called(Wiring.Asked call) {
        OpeningId id = call.pulse().opening();
        Authorised by = authorised.get(id);
        Violation.unless(by != null && by.line().seq() <= call.head(), "S-1", () -> "pulse before commit of " + id);
        if (by == null) {
            return;
        }
        Violation.unless(by.compartment().equals(call.pulse().compartment()), "S-1", () -> "pulse at another door");
        Violation.unless(by.line().boot() == call.boot(), "S-2", () -> "pulse for an opening of an earlier process");
        long deadline = world.machine().bootedAt() + call.pulse().deadlineMillis();
        Violation.unless(
                call.boot() != world.machine().boot() || deadline <= by.line().at() + WITHIN,
                "S-1",
                () -> "deadline too late");
        List<Long> times = askedAt.computeIfAbsent(id, none -> new ArrayList<>());
        times.add(call.at());
        Violation.unless(times.size() <= 2, "S-1", () -> "third pulse of " + id);
        if (times.size() == 2) {
            again(id, times);
        }
    }

    private void again(OpeningId id, List<Long> times) {
        Violation.unless(times.get(1) - times.get(0) >= AGAIN_AFTER, "S-1", () -> "second pulse too soon");
        boolean busFailed = world.wiring().told().stream()
                .anyMatch(told -> told.opening().equals(id) && told.outcome() == Outcome.UNANSWERED);
        Violation.unless(busFailed, "S-1", () -> "second pulse though the board answered");
    }

    private void fired(Plant.Fired pulse) {
        if (pulse.stray()) {
            return;
        }
        OpeningId opening = pulse.opening()
                .or(() -> Optional.ofNullable(latest.get(pulse.compartment())))
                .orElseThrow(() -> new Violation("S-1", "a coil fired for nobody"));
        Authorised by = authorised.get(opening);
        if (by == null) {
            throw new Violation("S-1", "a coil fired for nobody");
        }
        int times = firedTimes.merge(opening, 1, Integer::sum);
        Violation.unless(times <= 2, "S-1", () -> opening + " fired " + times + " times");
        Violation.unless(pulse.at() - by.line().at() <= WITHIN + BOARD, "S-1", () -> "a coil fired too late");
        for (Thing thing : world.plant().bay(pulse.compartment()).things()) {
            boolean theirs = by.delivery()
                            .filter(delivery -> delivery.waybills().contains(thing.waybill()))
                            .isPresent()
                    || thing.waybill().equals(sent.get(opening));
            Violation.unless(
                    thing.isMarked() || theirs || by.approved(),
                    "S-4",
                    () -> thing + " lies in " + pulse.compartment() + ", opened for another");
        }
    }
}
