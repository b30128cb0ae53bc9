package parcellocker.agent.locker;

import parcellocker.agent.delivery.AnswerBudget;
import parcellocker.agent.delivery.GuessBudget;

/**
 * What a guesser has used up, each by its own count.
 *
 * @param code wrong pickup codes
 * @param pin wrong PINs
 * @param answers wrong answers to challenges
 */
public record Budgets(GuessBudget code, GuessBudget pin, AnswerBudget answers) {
    /** Nobody has guessed yet. */
    public static final Budgets FRESH = new Budgets(GuessBudget.FRESH, GuessBudget.FRESH, AnswerBudget.FRESH);

    /** After a wrong guess at that age of the locker. */
    Budgets failed(Entry.Guess guess, long ageMillis) {
        return switch (guess) {
            case CODE -> new Budgets(code.failed(ageMillis), pin, answers);
            case PIN -> new Budgets(code, pin.failed(ageMillis), answers);
            case ANSWER -> new Budgets(code, pin, answers.failed(ageMillis));
        };
    }
}
