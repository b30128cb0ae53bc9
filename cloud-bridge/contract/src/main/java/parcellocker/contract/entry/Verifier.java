package parcellocker.contract.entry;

/**
 * What a locker keeps of a secret number: useless without the locker's own key.
 *
 * @param salt 16 random bytes, base64url
 * @param hash HMAC-SHA-256 under the locker's key, base64url
 */
public record Verifier(String salt, String hash) {}
