package parcellocker.agent.locker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A deposit before its door: a waybill, consent, a size, a compartment. The draft ends with the authorisation. */
final class Drafts {
    private Drafts() {}

    /** The next parcel was scanned or typed; the notice of the one before may go. */
    static void waybill(Turn turn, String text) {
        if (turn.visit().courier().isEmpty() || Visits.isBusy(turn)) {
            return;
        }
        Notices.release(turn);
        if (Modes.isRefused(turn, Action.DEPOSIT)) {
            return;
        }
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
        Page page = new Page.ChooseSize(draft.waybill(), draft.recipient(), Room.bySize(turn), draft.suggested());
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
            Visits.show(turn, new Page.OneMoment(), Visits.SHORT_MILLIS);
        } else {
            allot(turn, draft.get(), size);
        }
    }

    /** The vault has drawn the code a courier was waiting for. */
    static void codeReady(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        Optional<Size> chosen = draft.flatMap(Draft::chosen);
        if (turn.visit().isWaitingForCode() && draft.isPresent() && chosen.isPresent()) {
            allot(turn, draft.get(), chosen.get());
        }
    }

    private static void allot(Turn turn, Draft draft, Size size) {
        if (Modes.isRefused(turn, Action.DEPOSIT)) {
            return;
        }
        Optional<CompartmentId> where = Room.choose(turn, size);
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
        turn.visit(visit -> visit.drafting(Optional.of(draft.allotted())));
        OpeningId opening = turn.now().newOpening();
        Entry authorised = new Entry.DepositAuthorised(
                opening,
                code.delivery(),
                where,
                List.of(draft.waybill()),
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
