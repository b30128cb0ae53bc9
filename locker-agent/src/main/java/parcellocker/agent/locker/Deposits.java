package parcellocker.agent.locker;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Allocation;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** The courier's way: a waybill, consent, a size, a door, and the time in which it may be undone. */
final class Deposits {
    /** Longer than any door may stay open. */
    private static final long LOOKING_MILLIS = 180_000;

    private Deposits() {}

    /** The next parcel was scanned or typed; the notice of the one before may go. */
    static void waybill(Turn turn, String text) {
        if (turn.visit().courier().isEmpty() || Visits.isBusy(turn)) {
            return;
        }
        releaseNotice(turn);
        Optional<Waybill> waybill = parse(text);
        if (waybill.isEmpty()) {
            Visits.refuse(turn, Problem.WAYBILL_UNREADABLE, 0, "");
        } else if (isHere(turn, waybill.get())) {
            Visits.refuse(turn, Problem.WAYBILL_DOUBLED, 0, waybill.get().value());
        } else {
            draft(turn, waybill.get());
        }
    }

    private static void draft(Turn turn, Waybill waybill) {
        Optional<Announcement> known = turn.book().announcements().find(waybill);
        Draft draft = new Draft(
                waybill,
                known.map(Announcement::recipient),
                known.flatMap(Announcement::basis),
                known.flatMap(Announcement::size),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        turn.visit(visit -> visit.drafting(Optional.of(draft)).awaiting(Optional.empty()));
        if (draft.basis().isPresent()) {
            sizes(turn, draft);
        } else if (turn.profile().consent() == ConsentPolicy.STRICT) {
            Visits.refuse(turn, Problem.CONSENT_MISSING, 0, waybill.value());
        } else {
            Page page = new Page.AttestConsent(waybill, draft.recipient().isEmpty());
            Visits.show(turn, page, turn.profile().idleMillis());
        }
    }

    static void attest(Turn turn, Optional<Secret> phone) {
        Optional<Draft> draft = turn.visit().draft();
        if (!(turn.visit().page() instanceof Page.AttestConsent) || draft.isEmpty()) {
            return;
        }
        if (draft.get().recipient().isPresent()) {
            Draft attested = draft.get().attested();
            turn.visit(visit -> visit.drafting(Optional.of(attested)));
            sizes(turn, attested);
        } else if (phone.isPresent()) {
            long ask = turn.nextAsk();
            Visits.wait(turn, ask);
            turn.effect(new Effect.KeepPerson(ask, phone.get()));
        }
    }

    static void personKept(Turn turn, Input.PersonKept kept) {
        Optional<Draft> draft = turn.visit().draft();
        if (!turn.visit().awaits(kept.ask()) || draft.isEmpty()) {
            return;
        }
        Draft attested = draft.get().attested(kept);
        turn.visit(visit -> visit.drafting(Optional.of(attested)));
        sizes(turn, attested);
    }

    private static void sizes(Turn turn, Draft draft) {
        Page page = new Page.ChooseSize(draft.waybill(), draft.recipient(), freeBySize(turn), draft.suggested());
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    static void choose(Turn turn, Size size) {
        Optional<Draft> draft = turn.visit().draft();
        if (!(turn.visit().page() instanceof Page.ChooseSize) || draft.isEmpty()) {
            return;
        }
        if (turn.session().ready().isEmpty()) {
            Codes.drawAhead(turn);
            turn.visit(visit -> visit.drafting(Optional.of(draft.get().choosing(size))));
            Visits.show(turn, new Page.OneMoment());
        } else {
            allot(turn, draft.get(), size);
        }
    }

    /** The vault has drawn the code a courier was waiting for. */
    static void codeReady(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        Optional<Size> chosen = draft.flatMap(Draft::chosen);
        if (turn.visit().page() instanceof Page.OneMoment && draft.isPresent() && chosen.isPresent()) {
            allot(turn, draft.get(), chosen.get());
        }
    }

    private static void allot(Turn turn, Draft draft, Size size) {
        Optional<CompartmentId> where = Allocation.choose(turn.setup().cabinet(), free(turn), size);
        if (where.isEmpty()) {
            Visits.refuse(turn, Problem.NO_COMPARTMENT, 0, draft.waybill().value());
        } else if (Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, Problem.BUSY, 0, draft.waybill().value());
        } else if (isHere(turn, draft.waybill())) {
            Visits.refuse(turn, Problem.WAYBILL_DOUBLED, 0, draft.waybill().value());
        } else {
            authorise(turn, draft, where.get());
        }
    }

    private static void authorise(Turn turn, Draft draft, CompartmentId where) {
        ReadyCode code = turn.session().ready().orElseThrow();
        OpeningId opening = turn.now().newOpening();
        Entry authorised = new Entry.DepositAuthorised(
                opening,
                code.delivery(),
                where,
                java.util.List.of(draft.waybill()),
                turn.visit().courier().orElseThrow(),
                draft.recipient().orElseThrow(),
                draft.basis().orElseThrow(),
                code.code(),
                code.attachment(),
                draft.phoneAttachment(),
                draft.person());
        turn.record(new Step.CodeReady(Optional.empty()));
        Openings.authorise(turn, authorised, opening, where);
        Codes.drawAhead(turn);
    }

    static void tookBack(Turn turn) {
        Visits.say(turn, Purpose.DEPOSIT, Said.TOOK_BACK, Optional.empty());
        Visits.say(turn, Purpose.CHECK, Said.TOOK_BACK, Optional.empty());
    }

    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Entry.DepositVerdict verdict = verdict(turn, flight, openMillis);
        boolean mine = turn.visit().awaits(opening.id());
        Optional<Draft> draft = mine ? turn.visit().draft() : Optional.empty();
        turn.record(new Entry.DepositClosed(opening.id(), openMillis, verdict));
        if (verdict == Entry.DepositVerdict.FOUND_BROKEN) {
            turn.record(new Entry.CompartmentBlocked(opening.compartment(), BlockReason.BROKEN));
        }
        if (verdict == Entry.DepositVerdict.STORED) {
            hold(turn, opening.delivery(), turn.profile().noticeMillis());
        }
        if (mine) {
            afterwards(turn, verdict, flight.said(), draft);
        }
    }

    private static Entry.DepositVerdict verdict(Turn turn, Flight flight, long openMillis) {
        return switch (flight.said()) {
            case TOO_SMALL, TOOK_BACK -> Entry.DepositVerdict.WITHDRAWN;
            case FOUND_OCCUPIED -> Entry.DepositVerdict.FOUND_OCCUPIED;
            case FOUND_BROKEN -> Entry.DepositVerdict.FOUND_BROKEN;
            case NOTHING, INSIDE, PUT_BACK ->
                openMillis >= turn.profile().leastOpenMillis()
                        ? Entry.DepositVerdict.STORED
                        : Entry.DepositVerdict.UNSURE;
        };
    }

    private static void afterwards(Turn turn, Entry.DepositVerdict verdict, Said said, Optional<Draft> draft) {
        switch (verdict) {
            case STORED -> Couriers.courierHome(turn);
            case UNSURE ->
                Visits.refuse(
                        turn,
                        Problem.DEPOSIT_UNCERTAIN,
                        0,
                        draft.map(d -> d.waybill().value()).orElse(""));
            case WITHDRAWN -> {
                if (said == Said.TOO_SMALL) {
                    otherCompartment(turn);
                } else {
                    Couriers.courierHome(turn);
                }
            }
            case FOUND_OCCUPIED, FOUND_BROKEN -> otherCompartment(turn);
        }
    }

    /** The parcel is still in the courier's hand: choose again. */
    static void otherCompartment(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        if (draft.isPresent()) {
            turn.visit(visit -> visit.awaiting(Optional.empty()));
            sizes(turn, draft.get());
        } else {
            Couriers.courierHome(turn);
        }
    }

    /** The courier looked into their own deposit; without an answer nobody knows. */
    static void looked(Turn turn, Opening opening, Flight flight, long openMillis) {
        boolean longEnough = openMillis >= turn.profile().leastOpenMillis();
        Entry.DepositVerdict verdict = switch (flight.said()) {
            case INSIDE -> longEnough ? Entry.DepositVerdict.STORED : Entry.DepositVerdict.UNSURE;
            case TOOK_BACK -> longEnough ? Entry.DepositVerdict.WITHDRAWN : Entry.DepositVerdict.UNSURE;
            case NOTHING, TOO_SMALL, FOUND_OCCUPIED, FOUND_BROKEN, PUT_BACK -> Entry.DepositVerdict.UNSURE;
        };
        turn.record(new Entry.DepositClosed(opening.id(), openMillis, verdict));
        if (verdict == Entry.DepositVerdict.STORED) {
            hold(turn, opening.delivery(), turn.profile().noticeMillis());
        } else {
            releaseNotice(turn);
        }
        if (turn.visit().awaits(opening.id())) {
            Optional<Boolean> inside = switch (verdict) {
                case STORED -> Optional.of(true);
                case WITHDRAWN -> Optional.of(false);
                case UNSURE, FOUND_OCCUPIED, FOUND_BROKEN -> Optional.empty();
            };
            Visits.show(turn, new Page.Looked(opening.compartment(), inside), Visits.SHORT_MILLIS);
        }
    }

    private static void hold(Turn turn, DeliveryId delivery, long millis) {
        turn.record(new Step.NoticeHeld(Optional.of(new Step.Held(delivery, turn.uptime() + millis))));
    }

    static boolean isHeld(Turn turn, DeliveryId delivery) {
        return turn.session()
                .held()
                .filter(held -> held.delivery().equals(delivery))
                .isPresent();
    }

    static void holdWhileLooking(Turn turn, DeliveryId delivery) {
        if (isHeld(turn, delivery)) {
            hold(turn, delivery, LOOKING_MILLIS);
        }
    }

    static void noticeDue(Turn turn) {
        if (turn.session().held().filter(held -> held.until() <= turn.uptime()).isPresent()) {
            releaseNotice(turn);
        }
    }

    /** Everything committed may go to the city, and with it the notice. */
    static void releaseNotice(Turn turn) {
        if (turn.session().held().isPresent()) {
            turn.record(new Step.NoticeHeld(Optional.empty()));
            turn.effect(new Effect.Publish());
        }
    }

    /** Compartments a parcel may be put in now: believed empty, in service, and read closed. */
    private static SortedSet<CompartmentId> free(Turn turn) {
        SortedSet<CompartmentId> free = new TreeSet<>();
        turn.book().compartments().asMap().forEach((id, state) -> {
            if (state.mayBeAllotted() && turn.session().door(id).level() == Level.CLOSED) {
                free.add(id);
            }
        });
        return free;
    }

    static SortedMap<Size, Integer> freeBySize(Turn turn) {
        SortedMap<Size, Integer> counts = new TreeMap<>();
        for (Size size : Size.values()) {
            counts.put(size, 0);
        }
        free(turn)
                .forEach(id ->
                        counts.merge(turn.setup().cabinet().compartment(id).size(), 1, Integer::sum));
        return counts;
    }

    /** The waybill of an opening's delivery, for the screen. */
    static Waybill waybill(Turn turn, Opening opening) {
        return turn.book().deliveries().get(opening.delivery()).waybills().get(0);
    }

    /** Whether the locker believes this parcel inside. One presented again after an uncertain deposit is in the hand. */
    private static boolean isHere(Turn turn, Waybill waybill) {
        Optional<Delivery> holding = turn.book().holding(waybill);
        return holding.isPresent()
                && !(holding.get().state() == Delivery.State.UNSURE
                        && holding.get().access().state() == Access.State.DRAFT);
    }

    private static Optional<Waybill> parse(String text) {
        try {
            return Optional.of(new Waybill(text.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException notAWaybill) {
            return Optional.empty();
        }
    }
}
