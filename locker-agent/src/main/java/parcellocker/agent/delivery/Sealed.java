package parcellocker.agent.delivery;

/**
 * A ciphertext that an entry names and the store keeps beside the journal, never in it.
 *
 * @param name SHA-256 of the text in hex
 * @param text compact JWE; empty once only the name is known
 */
public record Sealed(String name, String text) {}
