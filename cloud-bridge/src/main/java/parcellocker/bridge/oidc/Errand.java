package parcellocker.bridge.oidc;

/**
 * Somebody's way to the provider, of which they have come back.
 *
 * @param language in which the console speaks to them
 * @param before hash of the session that ends when theirs begins; empty: none
 */
public record Errand(Way way, String language, String before) {}
