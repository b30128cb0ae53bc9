package parcellocker.agent.locker;

import parcellocker.agent.delivery.AnswerBudget;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.delivery.RequestBudget;
import parcellocker.agent.delivery.TicketBudget;

/**
 * What a guesser has used up, each by its own count.
 *
 * @param code wrong pickup codes
 * @param pin wrong PINs
 * @param answers wrong answers to challenges
 * @param lost requests for a lost code
 * @param tickets tickets written for whoever asked
 */
public record Budgets(
        GuessBudget code, GuessBudget pin, AnswerBudget answers, RequestBudget lost, TicketBudget tickets) {
    /** Nobody has guessed yet. */
    public static final Budgets FRESH = new Budgets(
            GuessBudget.FRESH, GuessBudget.FRESH, AnswerBudget.FRESH, RequestBudget.FRESH, TicketBudget.FRESH);

    /** After a wrong guess at that age of the locker. */
    Budgets failed(Entry.Guess guess, long ageMillis) {
        return switch (guess) {
            case CODE -> new Budgets(code.failed(ageMillis), pin, answers, lost, tickets);
            case PIN -> new Budgets(code, pin.failed(ageMillis), answers, lost, tickets);
            case ANSWER -> new Budgets(code, pin, answers.failed(ageMillis), lost, tickets);
        };
    }

    /** After a ticket at that age of the locker. A claim is made with a credential: it uses nothing up. */
    Budgets opened(Concern concern, long ageMillis) {
        return switch (concern) {
            case BOX_EMPTY, NOT_MINE -> this;
            case CODE_LOST -> new Budgets(code, pin, answers, lost.asked(ageMillis), tickets);
            case DOOR, SCREEN, OTHER -> new Budgets(code, pin, answers, lost, tickets.opened(ageMillis));
        };
    }
}
