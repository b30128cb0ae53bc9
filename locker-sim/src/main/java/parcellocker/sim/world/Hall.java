package parcellocker.sim.world;

import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;

/** The city's end of the way: takes the journal, gives numbered directives. */
interface Hall {
    /** From now on it says again what is not answered. */
    void begin();

    /** A directive for the locker, numbered in the order of these calls. */
    void give(Input.Directive directive);

    boolean hasAllAnswers();

    /** The number of the directive that was given last. */
    long given();

    /** Whether every directive up to this number is answered. */
    boolean hasAnswersTo(long number);

    /** Whether it knows what the locker did with that command. */
    boolean hasAnswer(String command);

    /** The last entry of the contiguous prefix that the city has committed. */
    long applied();

    /** Whether somebody made up an ack that no welcome has put right yet: meanwhile the cursor may be wrong (design 7). */
    boolean hasBeenForged();

    /** A welcome has set the locker's cursor. */
    void welcomed();

    /** Everything is quiet: what the city shows must be what the locker's book says. */
    void settled(Book book);

    /** Faults have stopped. */
    void heal();
}
