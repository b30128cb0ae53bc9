package parcellocker.agent.locker;

import parcellocker.agent.delivery.AnswerBudget;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.GuessBudget;
import parcellocker.agent.delivery.HandOverBudget;
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
 * @param named tickets named by caretakers that open nothing
 * @param handOvers compartments that caretakers have opened
 * @param locked wrong pairs of code and phone at the locked keypad
 */
public record Budgets(
        GuessBudget code,
        GuessBudget pin,
        AnswerBudget answers,
        RequestBudget lost,
        TicketBudget tickets,
        AnswerBudget named,
        HandOverBudget handOvers,
        GuessBudget locked) {
    /** Nobody has guessed yet. */
    public static final Budgets FRESH = new Budgets(
            GuessBudget.FRESH,
            GuessBudget.FRESH,
            AnswerBudget.FRESH,
            RequestBudget.FRESH,
            TicketBudget.FRESH,
            AnswerBudget.FRESH,
            HandOverBudget.FRESH,
            GuessBudget.FRESH);

    /** After a wrong guess at that age of the locker. */
    Budgets failed(Entry.Guess guess, long ageMillis) {
        return switch (guess) {
            case CODE -> new Budgets(code.failed(ageMillis), pin, answers, lost, tickets, named, handOvers, locked);
            case PIN -> new Budgets(code, pin.failed(ageMillis), answers, lost, tickets, named, handOvers, locked);
            case ANSWER -> new Budgets(code, pin, answers.failed(ageMillis), lost, tickets, named, handOvers, locked);
            case TICKET -> new Budgets(code, pin, answers, lost, tickets, named.failed(ageMillis), handOvers, locked);
            case CODE_AND_TAIL ->
                new Budgets(code, pin, answers, lost, tickets, named, handOvers, locked.failed(ageMillis));
        };
    }

    /** After a ticket at that age of the locker. One that rests on a credential uses nothing up. */
    Budgets opened(Entry.TicketOpened ticket, long ageMillis) {
        if (ticket.openableMillis().isPresent()) {
            return this;
        }
        return switch (ticket.concern()) {
            case BOX_EMPTY, NOT_MINE -> this;
            case CODE_LOST -> new Budgets(code, pin, answers, lost.asked(ageMillis), tickets, named, handOvers, locked);
            case DOOR, SCREEN, OTHER ->
                new Budgets(code, pin, answers, lost, tickets.opened(ageMillis), named, handOvers, locked);
        };
    }

    /** After a caretaker's opening. */
    Budgets handedOver(CourierId caretaker, long ageMillis) {
        return new Budgets(code, pin, answers, lost, tickets, named, handOvers.made(caretaker, ageMillis), locked);
    }
}
