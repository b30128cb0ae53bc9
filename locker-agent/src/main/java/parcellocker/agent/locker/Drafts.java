package parcellocker.agent.locker;

import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** A deposit before its door: a waybill, whom it is for, and on what ground it may go into a locker. */
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

    /**
     * Scanned while the door of the one before still stands open: it is this parcel's turn as soon as that door is shut and the
     * deposit made. The same label again says nothing.
     */
    static void ahead(Turn turn, String text) {
        Optional<Draft> draft = turn.visit().draft();
        Optional<Waybill> next = parse(text);
        boolean atWork = turn.visit().page() instanceof Page.PutParcelIn page
                && page.said() == Said.NOTHING
                && draft.isPresent();
        if (!atWork || next.isEmpty() || next.get().equals(draft.get().waybill())) {
            return;
        }
        turn.visit(visit -> visit.drafting(Optional.of(draft.get().followedBy(next.get()))));
        Page.PutParcelIn page = (Page.PutParcelIn) turn.visit().page();
        Visits.show(turn, new Page.PutParcelIn(page.compartment(), page.waybill(), page.said(), next));
    }

    private static void draft(Turn turn, Waybill waybill) {
        Optional<Announcement> known = turn.book().announcements().find(waybill);
        Draft draft = Draft.of(waybill, known);
        turn.visit(visit -> visit.drafting(Optional.of(draft)).awaiting(Optional.empty()));
        Optional<Problem> unfit = unfit(turn, waybill);
        if (unfit.isPresent()) {
            Visits.refuse(turn, unfit.get(), 0, waybill.value());
        } else if (draft.basis().isPresent()) {
            Allotments.begin(turn, draft);
        } else if (turn.profile().consent() == ConsentPolicy.STRICT) {
            Visits.refuse(turn, Problem.CONSENT_MISSING, 0, waybill.value());
        } else {
            attestation(turn, draft);
        }
    }

    /** Why this parcel may not go into any locker, as far as the city has said by now. */
    static Optional<Problem> unfit(Turn turn, Waybill waybill) {
        return turn.book().announcements().find(waybill).flatMap(Drafts::unfit);
    }

    /** By the 2019 rule: articles on consent, fresh goods and valuables. */
    private static Optional<Problem> unfit(Announcement parcel) {
        boolean isTheAddress = parcel.basis().equals(Optional.of(Basis.SENDER_DESIGNATED));
        if (parcel.has(Mark.REFUSED) && !isTheAddress) {
            return Optional.of(Problem.CONSENT_REFUSED);
        }
        if (parcel.has(Mark.FRESH)) {
            return Optional.of(Problem.FRESH_GOODS);
        }
        return parcel.has(Mark.VALUABLE) ? Optional.of(Problem.VALUABLES) : Optional.empty();
    }

    /** A stranger's phone is typed, unless it is the same person's as just before: then a word is enough. */
    private static void attestation(Turn turn, Draft draft) {
        boolean isStranger = draft.addressee().isEmpty();
        Page page = new Page.AttestConsent(
                draft.waybill(),
                isStranger,
                isStranger ? turn.visit().errand().former().map(Addressee::ref) : Optional.empty());
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    static void attest(Turn turn, Optional<Secret> phone) {
        Optional<Draft> draft = turn.visit().draft();
        if (!(turn.visit().page() instanceof Page.AttestConsent) || draft.isEmpty()) {
            return;
        }
        if (draft.get().addressee().isPresent()) {
            attested(turn, draft.get().attested());
        } else if (phone.isPresent()) {
            keep(turn, phone.get());
        }
    }

    /** One parcel more for whoever got the one before: they agreed to this one too, the courier says. */
    static void attestSame(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        boolean isOffered = turn.visit().page() instanceof Page.AttestConsent page
                && page.same().isPresent()
                && draft.isPresent();
        Optional<Addressee> former = turn.visit().errand().former();
        if (isOffered && former.isPresent()) {
            attested(turn, draft.get().attested(former.get()));
        }
    }

    /** The vault keeps a typed phone. */
    static void keep(Turn turn, Secret phone) {
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.effect(new Effect.KeepPerson(ask, phone));
    }

    static void personKept(Turn turn, Input.PersonKept kept) {
        if (!turn.visit().awaits(kept.ask())) {
            return;
        }
        Optional<Draft> draft = turn.visit().draft();
        if (draft.isPresent()) {
            attested(turn, draft.get().attested(Addressee.typed(kept)));
        } else {
            Corrections.kept(turn, kept);
        }
    }

    private static void attested(Turn turn, Draft draft) {
        turn.visit(visit -> visit.drafting(Optional.of(draft)));
        Allotments.begin(turn, draft);
    }

    /**
     * "The packaging is damaged": it is not taken in (2019 rule), and the city is told. At the open door it comes out again, as one that is
     * taken back. Nothing is asked of whoever brings a whole one: the page at the door says that shutting it declares so.
     */
    static void damaged(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        if (draft.isEmpty()) {
            return;
        }
        Page page = turn.visit().page();
        Waybill waybill = draft.get().waybill();
        if (page instanceof Page.AttestConsent || page instanceof Page.ChooseSize) {
            recordDamage(turn, waybill);
            turn.visit(visit -> visit.drafting(Optional.empty()));
            Visits.refuse(turn, Problem.PACKAGING_DAMAGED, 0, waybill.value());
        } else if (page instanceof Page.PutParcelIn put && put.said() == Said.NOTHING) {
            recordDamage(turn, waybill);
            Visits.say(turn, Purpose.DEPOSIT, Said.TOOK_BACK, Optional.empty());
        }
    }

    private static void recordDamage(Turn turn, Waybill waybill) {
        turn.record(new Entry.PackagingDamaged(waybill, turn.visit().courier().orElseThrow()));
    }

    /** Whether the locker believes this parcel inside. One presented again after an uncertain deposit is in the hand. */
    static boolean isHere(Turn turn, Waybill waybill) {
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
