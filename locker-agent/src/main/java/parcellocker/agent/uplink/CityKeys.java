package parcellocker.agent.uplink;

/**
 * What the locker knows the city by.
 *
 * @param directives public JWK (Ed25519) that every directive must be signed under
 */
public record CityKeys(String directives) {}
