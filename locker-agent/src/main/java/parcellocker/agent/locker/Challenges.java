package parcellocker.agent.locker;

import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/**
 * Signing in while the clock is not to be trusted. The token is genuine but may be long expired; so the screen shows a number,
 * the help desk, which knows the time, answers it for this person, and the answer is good for this number alone.
 */
final class Challenges {
    private Challenges() {}

    static void put(Turn turn, CourierId who, Role role) {
        long wait = turn.book().answers().waitMillis(turn.age());
        if (wait > 0) {
            Visits.refuse(turn, Problem.CHALLENGE_LOCKED, wait, "");
            return;
        }
        ask(turn, new Challenge(who, role, digits(turn.now())));
    }

    private static void ask(Turn turn, Challenge challenge) {
        turn.visit(visit -> visit.challenged(challenge));
        Visits.show(
                turn,
                new Page.CallHelpDesk(challenge.who(), challenge.role(), challenge.digits()),
                5 * turn.profile().idleMillis());
    }

    static void answered(Turn turn, Secret digits) {
        Optional<Challenge> challenge = turn.visit().errand().challenge();
        if (challenge.isEmpty() || !(turn.visit().page() instanceof Page.CallHelpDesk)) {
            return;
        }
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.effect(new Effect.CheckAnswer(ask, digits, challenge.get()));
    }

    /** A wrong answer is on disk before anyone learns that it was wrong; the next try is for another number. */
    static void checked(Turn turn, Input.AnswerChecked checked) {
        if (!checked.right()) {
            turn.record(new Entry.GuessFailed(Entry.Guess.ANSWER));
        }
        Optional<Challenge> challenge = turn.visit().errand().challenge();
        if (!turn.visit().awaits(checked.ask()) || challenge.isEmpty()) {
            return;
        }
        if (checked.right()
                && Couriers.mayWork(turn, challenge.get().who(), challenge.get().role())) {
            Couriers.signedIn(turn, challenge.get().who(), challenge.get().role());
        } else {
            Visits.refuse(turn, Problem.CHALLENGE_WRONG, turn.book().answers().waitMillis(turn.age()), "");
        }
    }

    /** Eight digits out of 64 fresh random bits: as good as even. */
    private static String digits(Moment now) {
        long drawn = Long.parseUnsignedLong(now.fresh().substring(32, 48), 16);
        return String.format(Locale.ROOT, "%08d", Long.remainderUnsigned(drawn, 100_000_000));
    }
}
