package parcellocker.agent.locker;

import java.util.Optional;
import java.util.OptionalLong;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;

/**
 * Whoever stands at the screen now.
 *
 * @param view grows with every page
 * @param idleAt uptime at which the screen goes home by itself; empty while a door or the vault decides
 * @param courier who signed in
 * @param claimed whose PIN the vault is checking
 * @param draft the deposit being prepared
 * @param opening the opening this visit waits for
 * @param pickup what TryAgain would open
 * @param ask the vault's answer this visit waits for
 */
record Visit(
        Page page,
        long view,
        OptionalLong idleAt,
        Language language,
        Optional<CourierId> courier,
        Optional<CourierId> claimed,
        Optional<Draft> draft,
        Optional<OpeningId> opening,
        Optional<Shows> pickup,
        OptionalLong ask) {

    /** The delivery a recipient may open, and with what. */
    record Shows(DeliveryId delivery, CredentialRef credential) {}

    static Visit home(long view) {
        return new Visit(
                new Page.Home(),
                view,
                OptionalLong.empty(),
                Language.ZH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    Visit showing(Page next, OptionalLong idle) {
        return new Visit(
                next, view + 1, idle, language, courier, claimed, draft, opening, pickup, OptionalLong.empty());
    }

    Visit speaking(Language next) {
        return new Visit(page, view + 1, idleAt, next, courier, claimed, draft, opening, pickup, ask);
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
        return new Visit(
                page, view, idleAt, language, courier, claimed, draft, opening, pickup, OptionalLong.of(number));
    }

    Visit claiming(Optional<CourierId> who) {
        return new Visit(page, view, idleAt, language, courier, who, draft, opening, pickup, ask);
    }

    Visit signedIn(CourierId who) {
        return new Visit(page, view, idleAt, language, Optional.of(who), Optional.empty(), draft, opening, pickup, ask);
    }

    Visit drafting(Optional<Draft> next) {
        return new Visit(page, view, idleAt, language, courier, claimed, next, opening, pickup, ask);
    }

    Visit awaiting(Optional<OpeningId> next) {
        return new Visit(page, view, idleAt, language, courier, claimed, draft, next, pickup, ask);
    }

    Visit showing(Shows next) {
        return new Visit(page, view, idleAt, language, courier, claimed, draft, opening, Optional.of(next), ask);
    }
}
