package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/** The recipient's way: a code or a token, an opening, the grace period. */
final class Pickups {
    private static final long PUT_OFF_MILLIS = 5_000;
    /** A delegate's token is good for no longer. */
    private static final long DELEGATE_SECONDS = 48 * 3600;

    private Pickups() {}

    static void codeTyped(Turn turn, Secret digits) {
        if (!Visits.isOpenToAll(turn)) {
            return;
        }
        if (Modes.isRefused(turn, Action.CODE_PICKUP)) {
            return;
        }
        if (LockedKeypad.isLocked(turn)) {
            LockedKeypad.codeTyped(turn, digits);
            return;
        }
        List<KnownCode> known = known(turn);
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.effect(new Effect.CheckCode(ask, digits, known));
    }

    /** Also a code that opens nothing any more: whoever types the right one must not be told, or counted, as a guesser. */
    static List<KnownCode> known(Turn turn) {
        return turn.book().deliveries().values().stream()
                .filter(delivery -> delivery.access().isUsed())
                .flatMap(delivery -> delivery.codes().stream())
                .toList();
    }

    /** A wrong guess is on disk before anyone learns that it was wrong; a right one gives none back. */
    static void codeChecked(Turn turn, Input.CodeChecked checked) {
        if (checked.match().isEmpty()) {
            turn.record(new Entry.GuessFailed(Entry.Guess.CODE));
        }
        if (!turn.visit().awaits(checked.ask())) {
            return;
        }
        if (checked.match().isPresent()) {
            recognised(turn, checked.match().get());
        } else {
            Visits.refuse(turn, Problem.CODE_WRONG, LockedKeypad.shutMillis(turn), "");
        }
    }

    static void recognised(Turn turn, KnownCode typed) {
        turn.visit(visit -> visit.goingOnTo(List.of()));
        go(turn, shown(turn, typed));
    }

    /** While the vault looked, the code may have been replaced, and its recipient told. */
    private static Visit.Shows shown(Turn turn, KnownCode typed) {
        CredentialRef credential = turn.book()
                .deliveries()
                .find(typed.delivery())
                .map(delivery -> delivery.shownBy(typed.verifier()))
                .orElse(CredentialRef.CODE);
        return new Visit.Shows(typed.delivery(), credential);
    }

    /** A recipient stands here; if a courier forgot to leave, that visit is over first. */
    static void tokenShown(Turn turn, Token token) {
        Groups.workerGoes(turn);
        turn.visit(visit -> visit.goingOnTo(List.of()));
        deliveryId(token.subject())
                .ifPresentOrElse(
                        id -> go(turn, new Visit.Shows(id, CredentialRef.qr(token.id()))),
                        () -> Visits.refuse(turn, Problem.NOTHING_HERE, 0, ""));
    }

    /** Whom the recipient sent may come until a certain hour; without a clock to trust, as long as the parcel is here. */
    static void delegateShown(Turn turn, Token token) {
        boolean late = Couriers.outOfTime(turn, token, DELEGATE_SECONDS)
                .filter(problem -> problem == Problem.TOKEN_EXPIRED)
                .isPresent();
        if (late) {
            Groups.workerGoes(turn);
            Visits.refuse(turn, Problem.TOKEN_EXPIRED, 0, "");
        } else {
            tokenShown(turn, token);
        }
    }

    /** Opens the door, or answers what else they came for. */
    static void go(Turn turn, Visit.Shows shows) {
        if (LongerStays.isWanted(turn)) {
            LongerStays.shown(turn, shows);
        } else {
            open(turn, shows);
        }
    }

    static void open(Turn turn, Visit.Shows shows) {
        Optional<Problem> refused = refusal(turn, shows);
        if (refused.isPresent()) {
            // Good, and tried too often: who asks for help now has shown that it is theirs.
            if (refused.get() == Problem.REOPENINGS_SPENT) {
                turn.visit(visit -> visit.showing(shows));
            }
            Visits.refuse(turn, refused.get(), 0, "");
            return;
        }
        Delivery delivery = turn.book().deliveries().get(shows.delivery());
        OpeningId id = turn.now().newOpening();
        turn.visit(visit -> visit.showing(shows));
        Openings.authorise(
                turn,
                new Entry.PickupAuthorised(id, delivery.id(), delivery.compartment(), shows.credential()),
                id,
                delivery.compartment());
    }

    static Optional<Problem> refusal(Turn turn, Visit.Shows shows) {
        Optional<Problem> absent = absent(turn, shows);
        if (absent.isPresent()) {
            return absent;
        }
        Access access = turn.book().deliveries().get(shows.delivery()).access();
        if (Openings.isAnyPending(turn.book())) {
            return Optional.of(Problem.BUSY);
        }
        if (!access.admits(shows.credential())) {
            return Optional.of(over(access, shows.credential()));
        }
        return access.hasTriesLeft(turn.age()) ? Optional.empty() : Optional.of(Problem.REOPENINGS_SPENT);
    }

    /** Why this credential is of no parcel that is here, or counts for nothing now. */
    static Optional<Problem> absent(Turn turn, Visit.Shows shows) {
        Optional<Delivery> delivery = turn.book().deliveries().find(shows.delivery());
        if (delivery.isEmpty()) {
            return Optional.of(Problem.NOTHING_HERE);
        }
        if (delivery.get().access().state() == Access.State.DRAFT) {
            return Optional.of(delivery.get().access().isResting() ? Problem.PICKUP_DISPUTED : Problem.NOTHING_HERE);
        }
        return Modes.refusal(turn, action(shows.credential()));
    }

    /** What is said of a credential that opens nothing any more. */
    static Problem over(Access access, CredentialRef credential) {
        return access.isRevoked(credential) ? Problem.TOKEN_REVOKED : Problem.TOKEN_SPENT;
    }

    private static Action action(CredentialRef credential) {
        return switch (credential.kind()) {
            case CODE, FORMER_CODE -> Action.CODE_PICKUP;
            case QR -> Action.TOKEN_PICKUP;
        };
    }

    static Optional<DeliveryId> deliveryId(String subject) {
        try {
            return Optional.of(new DeliveryId(subject));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static boolean mayTryAgain(Turn turn, DeliveryId delivery) {
        return turn.visit().pickup().isPresent()
                && turn.book()
                        .deliveries()
                        .find(delivery)
                        .filter(known -> known.access().hasTriesLeft(turn.age()))
                        .isPresent();
    }

    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Delivery delivery = turn.book().deliveries().get(opening.delivery());
        boolean collectedBefore = delivery.access().state() == Access.State.GRACE;
        Entry.PickupVerdict verdict = verdict(turn, flight, openMillis, collectedBefore);
        turn.record(new Entry.PickupClosed(opening.id(), openMillis, verdict, flight.reason()));
        switch (verdict) {
            case COLLECTED ->
                turn.record(new Step.GraceChanged(
                        delivery.id(),
                        OptionalLong.of(turn.uptime() + turn.profile().graceMillis())));
            case PUT_BACK, SAID_EMPTY, NOT_MINE -> forgetGrace(turn, delivery.id());
            case REOPENED, TOO_SHORT, UNATTENDED -> {}
        }
        Optional<Page> ticket = Claims.of(verdict).map(claim -> Claims.written(turn, opening, claim));
        if (turn.visit().awaits(opening.id())) {
            Visits.show(turn, ticket.orElseGet(() -> closedPage(turn, opening, verdict)), Visits.SHORT_MILLIS);
        }
    }

    /** A lock that fires after its person went home opens for anyone: their parcel may be gone, or not. */
    private static Entry.PickupVerdict verdict(Turn turn, Flight flight, long openMillis, boolean collectedBefore) {
        if (openMillis < turn.profile().leastOpenMillis()) {
            return collectedBefore ? Entry.PickupVerdict.REOPENED : Entry.PickupVerdict.TOO_SHORT;
        }
        if (flight.said() == Said.PUT_BACK) {
            return Entry.PickupVerdict.PUT_BACK;
        }
        Optional<Claim> claim = Claims.of(flight.said());
        if (claim.isPresent()) {
            return claim.get().verdict();
        }
        if (collectedBefore) {
            return Entry.PickupVerdict.REOPENED;
        }
        return flight.attended() ? Entry.PickupVerdict.COLLECTED : Entry.PickupVerdict.UNATTENDED;
    }

    private static Page closedPage(Turn turn, Opening opening, Entry.PickupVerdict verdict) {
        return switch (verdict) {
            case COLLECTED, REOPENED ->
                new Page.PickedUp(
                        opening.compartment(),
                        Access.MOST_REOPENINGS
                                - turn.book()
                                        .deliveries()
                                        .get(opening.delivery())
                                        .access()
                                        .reopenings(),
                        Groups.left(turn));
            // Of the last two the ticket tells, which is shown instead.
            case TOO_SHORT, UNATTENDED, SAID_EMPTY, NOT_MINE ->
                new Page.DidNotOpen(
                        opening.compartment(), Problem.PICKUP_UNCERTAIN, mayTryAgain(turn, opening.delivery()));
            case PUT_BACK -> new Page.TakenBack(opening.compartment());
        };
    }

    /** The page of the open door; a reason that was chosen is shown as chosen. */
    static Page openPage(Turn turn, Opening opening, Said said) {
        Optional<String> reason = turn.session()
                .flights()
                .find(opening.id())
                .flatMap(Flight::reason)
                .filter(r -> said == Said.PUT_BACK);
        return new Page.TakeParcel(opening.compartment(), said, reason);
    }

    /** The recipient wants it after all, or has found it. */
    static void unsaid(Turn turn) {
        Visits.say(turn, Purpose.PICKUP, Said.NOTHING, Optional.empty());
    }

    static void putBack(Turn turn, String reason) {
        String kept = reason.length() > 40 ? reason.substring(0, 40) : reason;
        Visits.say(turn, Purpose.PICKUP, Said.PUT_BACK, Optional.of(kept));
    }

    /** After a boot: nobody knows how much of a grace period was left, so it begins anew. */
    static void restartGraces(Turn turn) {
        for (Delivery delivery : turn.book().deliveries().values()) {
            if (delivery.access().state() == Access.State.GRACE) {
                turn.record(new Step.GraceChanged(
                        delivery.id(),
                        OptionalLong.of(turn.uptime() + turn.profile().graceMillis())));
            }
        }
    }

    static void graceOver(Turn turn, DeliveryId id) {
        Optional<Delivery> delivery = turn.book().deliveries().find(id);
        if (delivery.isEmpty()) {
            forgetGrace(turn, id);
            return;
        }
        boolean doorInUse = turn.book()
                .openingOf(delivery.get().compartment())
                .filter(opening -> opening.state().isPending())
                .isPresent();
        if (doorInUse) {
            turn.record(new Step.GraceChanged(id, OptionalLong.of(turn.uptime() + PUT_OFF_MILLIS)));
            return;
        }
        turn.record(new Entry.GraceEnded(id, delivery.get().compartment()));
        forgetGrace(turn, id);
    }

    static void forgetGrace(Turn turn, DeliveryId id) {
        if (turn.session().graces().has(id)) {
            turn.record(new Step.GraceChanged(id, OptionalLong.empty()));
        }
    }
}
