package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Role;
import parcellocker.contract.problem.Problem;

/** From a draft to its door: a size, a compartment, the authorisation. Where the size is known no finger is needed. */
final class Allotments {
    private Allotments() {}

    /** The parcel may go in: at once if the city has said how large it is, and something fits. */
    static void begin(Turn turn, Draft draft) {
        Optional<Size> known = draft.fit().suggested();
        boolean isSettled = known.filter(size -> isThere(turn, draft, size)).isPresent();
        if (isSettled) {
            open(turn, draft, known.get());
        } else {
            ask(turn, draft);
        }
    }

    /** A share that is spent is told; where nothing fits the courier may see that the parcel is smaller than announced. */
    private static boolean isThere(Turn turn, Draft draft, Size size) {
        return Room.choose(turn, draft.fit(), size).isPresent()
                || Room.refusal(turn, draft.fit(), size) == Problem.SHARE_SPENT;
    }

    private static void ask(Turn turn, Draft draft) {
        turn.visit(visit -> visit.drafting(Optional.of(draft)).awaiting(Optional.empty()));
        Page page = new Page.ChooseSize(
                draft.waybill(),
                draft.addressee().map(Addressee::ref),
                Room.bySize(turn, draft.fit()),
                draft.fit().suggested());
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    static void choose(Turn turn, Size size) {
        Optional<Draft> draft = turn.visit().draft();
        if (turn.visit().page() instanceof Page.ChooseSize && draft.isPresent()) {
            open(turn, draft.get(), size);
        }
    }

    /** Goes on by itself after a door has shut: whoever lost the right meanwhile has no other door opened. */
    private static void open(Turn turn, Draft draft, Size size) {
        CourierId me = turn.visit().courier().orElseThrow();
        if (!Couriers.mayWork(turn, me, Role.COURIER)) {
            Visits.home(turn);
        } else if (turn.session().ready().isEmpty()) {
            Codes.drawAhead(turn);
            turn.visit(visit -> visit.drafting(Optional.of(draft.choosing(size))));
            Visits.show(turn, new Page.OneMoment(), Visits.SHORT_MILLIS);
        } else {
            allot(turn, draft, size);
        }
    }

    /** The vault has drawn the code a courier was waiting for. */
    static void codeReady(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        Optional<Size> chosen = draft.flatMap(one -> one.fit().chosen());
        if (turn.visit().isWaitingForCode() && draft.isPresent() && chosen.isPresent()) {
            allot(turn, draft.get(), chosen.get());
        }
    }

    private static void allot(Turn turn, Draft draft, Size size) {
        if (Modes.isRefused(turn, Action.DEPOSIT)) {
            return;
        }
        Optional<CompartmentId> where = Room.choose(turn, draft.fit(), size);
        Optional<Problem> unfit = Drafts.unfit(turn, draft.waybill());
        if (unfit.isPresent()) {
            // The city may have said so while the courier chose.
            Visits.refuse(turn, unfit.get(), 0, draft.waybill().value());
        } else if (where.isEmpty()) {
            Visits.refuse(
                    turn,
                    Room.refusal(turn, draft.fit(), size),
                    0,
                    draft.waybill().value());
        } else if (Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, Problem.BUSY, 0, draft.waybill().value());
        } else if (Drafts.isHere(turn, draft.waybill())) {
            Visits.refuse(turn, Problem.WAYBILL_DOUBLED, 0, draft.waybill().value());
        } else {
            authorise(turn, draft.allotted(size, where.get()), where.get());
        }
    }

    private static void authorise(Turn turn, Draft draft, CompartmentId where) {
        ReadyCode code = turn.session().ready().orElseThrow();
        turn.visit(visit -> visit.drafting(Optional.of(draft)));
        OpeningId opening = turn.now().newOpening();
        Addressee addressee = draft.addressee().orElseThrow();
        Entry authorised = new Entry.DepositAuthorised(
                opening,
                code.delivery(),
                where,
                List.of(draft.waybill()),
                turn.visit().courier().orElseThrow(),
                addressee.ref(),
                draft.basis().orElseThrow(),
                code.code(),
                code.attachment(),
                addressee.toCity(),
                addressee.toLocker());
        turn.record(new Step.CodeReady(Optional.empty()));
        Openings.authorise(turn, authorised, opening, where);
        Codes.drawAhead(turn);
    }

    /** The parcel is still in the courier's hand, and what they said of the compartment says which one comes next. */
    static void another(Turn turn, CompartmentId left, Said said) {
        Optional<Draft> draft = turn.visit().draft();
        if (draft.isEmpty()) {
            Couriers.courierHome(turn);
            return;
        }
        Size had = turn.setup().cabinet().compartment(left).size();
        turn.visit(visit -> visit.awaiting(Optional.empty()));
        switch (said) {
            case TOO_SMALL -> larger(turn, draft.get(), had);
            case TOO_LARGE -> smaller(turn, draft.get(), had);
            case FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    NOTHING,
                    TOOK_BACK,
                    INSIDE,
                    PUT_BACK,
                    EMPTY,
                    NOT_MINE,
                    HANDED_OVER ->
                open(turn, draft.get(), draft.get().fit().suggested().orElse(had));
        }
    }

    private static void larger(Turn turn, Draft draft, Size had) {
        if (had.larger() == had) {
            Visits.refuse(turn, Problem.NO_COMPARTMENT, 0, draft.waybill().value());
        } else {
            open(turn, draft, had.larger());
        }
    }

    /** Not by chance into one just as large: then the courier chooses. */
    private static void smaller(Turn turn, Draft draft, Size had) {
        if (had.smaller() != had && Room.has(turn, draft.fit(), had.smaller())) {
            open(turn, draft, had.smaller());
        } else {
            ask(turn, draft);
        }
    }

    /** After a door that did not open: the next one. */
    static void again(Turn turn) {
        Optional<Draft> draft = turn.visit().draft();
        Optional<Size> asked = draft.flatMap(one -> one.fit().suggested());
        if (draft.isPresent() && asked.isPresent()) {
            turn.visit(visit -> visit.awaiting(Optional.empty()));
            open(turn, draft.get(), asked.get());
        } else {
            Couriers.courierHome(turn);
        }
    }
}
