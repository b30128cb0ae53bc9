package parcellocker.sim.world;

import parcellocker.agent.locker.Token;

/** The city's tokens, and what others make of them. */
interface Tokens {
    /** A token good for this locker; times in Unix seconds. */
    String genuine(Token token);

    /** Signed by somebody else. */
    String forged(Token token);

    /** Good for another locker. */
    String foreign(Token token);

    /** Whether the city gave out this text for this locker. */
    boolean isIssued(String text);
}
