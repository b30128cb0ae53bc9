package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;

/**
 * Whoever stands at the screen now.
 *
 * @param view grows with every page
 * @param idle when the screen goes home by itself
 * @param comfort how they want the screen
 * @param worker who signed in
 * @param claimed whose PIN the vault is checking
 * @param draft the deposit being prepared
 * @param opening the opening this visit waits for
 * @param pickup what TryAgain would open
 * @param errand what else this visit is about
 * @param ask the vault's answer this visit waits for
 */
record Visit(
        Page page,
        long view,
        Idle idle,
        Comfort comfort,
        Optional<Worker> worker,
        Optional<CourierId> claimed,
        Optional<Draft> draft,
        Optional<OpeningId> opening,
        Optional<Shows> pickup,
        Errand errand,
        OptionalLong ask) {

    /** The delivery a recipient may open, and with what. */
    record Shows(DeliveryId delivery, CredentialRef credential) {}

    /** Someone who works at lockers, in the role they signed in with. */
    record Worker(CourierId id, Role role) {}

    /**
     * What a visit remembers from page to page.
     *
     * @param challenge the number the help desk is answering
     * @param wanted the compartment a technician seeks an approval for
     * @param next further parcels of the same group
     * @param former whom the courier's latest parcel is for
     * @param sending the order of a sender
     * @param longer whoever shows a code wants their parcel to lie longer, and no door to open
     * @param typed a code that the locked keypad looks at only with a phone; never longer than that page is there
     */
    record Errand(
            Optional<Challenge> challenge,
            Optional<CompartmentId> wanted,
            List<DeliveryId> next,
            Optional<Addressee> former,
            Optional<MailIns.Order> sending,
            boolean longer,
            Optional<Secret> typed) {
        static final Errand NONE = new Errand(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());

        Errand {
            next = List.copyOf(next);
        }

        Errand challenged(Challenge number) {
            return new Errand(Optional.of(number), wanted, next, former, sending, longer, typed);
        }

        Errand wanting(Optional<CompartmentId> compartment) {
            return new Errand(challenge, compartment, next, former, sending, longer, typed);
        }

        Errand goingOnTo(List<DeliveryId> others) {
            return new Errand(challenge, wanted, others, former, sending, longer, typed);
        }

        Errand givenTo(Optional<Addressee> who) {
            return new Errand(challenge, wanted, next, who, sending, longer, typed);
        }

        Errand sending(Optional<MailIns.Order> order) {
            return new Errand(challenge, wanted, next, former, order, longer, typed);
        }

        Errand leavingLonger() {
            return new Errand(challenge, wanted, next, former, sending, true, typed);
        }

        Errand typing(Optional<Secret> code) {
            return new Errand(challenge, wanted, next, former, sending, longer, code);
        }

        /** Only who asks for help meanwhile finds what they typed as it was. */
        Errand under(Page page) {
            boolean isKept = page instanceof Page.PhoneTail || page instanceof Page.Help || page instanceof Page.Ticket;
            return isKept || typed.isEmpty() ? this : typing(Optional.empty());
        }
    }

    static Visit home(long view) {
        return new Visit(
                new Page.Home(),
                view,
                Idle.NEVER,
                Comfort.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Errand.NONE,
                OptionalLong.empty());
    }

    /** The courier, if one is signed in. */
    Optional<CourierId> courier() {
        return worker.filter(known -> known.role().isCourier()).map(Worker::id);
    }

    /** The collector, if one is signed in. */
    Optional<CourierId> collector() {
        return worker.filter(known -> known.role() == Role.COLLECTOR).map(Worker::id);
    }

    /** The caretaker, if one is signed in. */
    Optional<CourierId> caretaker() {
        return worker.filter(known -> known.role() == Role.CARETAKER).map(Worker::id);
    }

    /** The technician, if one is signed in. */
    Optional<CourierId> technician() {
        return worker.filter(known -> known.role() == Role.TECHNICIAN).map(Worker::id);
    }

    Visit showing(Page next, Idle nextIdle) {
        return new Visit(
                next,
                view + 1,
                nextIdle,
                comfort,
                worker,
                claimed,
                draft,
                opening,
                pickup,
                errand.under(next),
                OptionalLong.empty());
    }

    /** The same page, drawn as they want it. */
    Visit wanting(Comfort next, Idle nextIdle) {
        return new Visit(page, view + 1, nextIdle, next, worker, claimed, draft, opening, pickup, errand, ask);
    }

    /** The same page as it stands, for longer or with the warning. */
    Visit idling(Idle next) {
        return new Visit(page, view, next, comfort, worker, claimed, draft, opening, pickup, errand, ask);
    }

    /** Whether this answer is the one it waits for. */
    boolean awaits(long answer) {
        return ask.isPresent() && ask.getAsLong() == answer;
    }

    /** Whether it waits for a code to be drawn: the one wait that is not for an answer to this visit. */
    boolean isWaitingForCode() {
        return page instanceof Page.OneMoment && ask.isEmpty();
    }

    /** Whether it waits for this opening. */
    boolean awaits(OpeningId id) {
        return opening.equals(Optional.of(id));
    }

    Visit asking(long number) {
        OptionalLong asked = OptionalLong.of(number);
        return new Visit(page, view, idle, comfort, worker, claimed, draft, opening, pickup, errand, asked);
    }

    Visit claiming(Optional<CourierId> who) {
        return new Visit(page, view, idle, comfort, worker, who, draft, opening, pickup, errand, ask);
    }

    Visit signedIn(Worker who) {
        return new Visit(
                page,
                view,
                idle,
                comfort,
                Optional.of(who),
                Optional.empty(),
                draft,
                opening,
                pickup,
                Errand.NONE,
                ask);
    }

    Visit drafting(Optional<Draft> next) {
        return new Visit(page, view, idle, comfort, worker, claimed, next, opening, pickup, errand, ask);
    }

    Visit awaiting(Optional<OpeningId> next) {
        return new Visit(page, view, idle, comfort, worker, claimed, draft, next, pickup, errand, ask);
    }

    Visit showing(Shows next) {
        return new Visit(page, view, idle, comfort, worker, claimed, draft, opening, Optional.of(next), errand, ask);
    }

    Visit on(Errand next) {
        return new Visit(page, view, idle, comfort, worker, claimed, draft, opening, pickup, next, ask);
    }

    Visit challenged(Challenge challenge) {
        return on(errand.challenged(challenge));
    }

    Visit wanting(Optional<CompartmentId> compartment) {
        return on(errand.wanting(compartment));
    }

    Visit goingOnTo(List<DeliveryId> next) {
        return on(errand.goingOnTo(next));
    }

    Visit givenTo(Optional<Addressee> who) {
        return on(errand.givenTo(who));
    }

    Visit sending(Optional<MailIns.Order> order) {
        return on(errand.sending(order));
    }

    Visit leavingLonger() {
        return on(errand.leavingLonger());
    }
}
