package parcellocker.agent.store;

/**
 * How pickup codes are drawn. A code that was drawn otherwise is not recognised.
 *
 * @param rounds with which they are stretched
 * @param key what tells the key under which they are kept from others, and nothing else about it
 */
public record Codes(int rounds, String key) {}
