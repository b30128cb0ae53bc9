package parcellocker.bridge.parcels;

import java.time.Instant;

/**
 * Whom a recipient sends.
 *
 * @param token id of their QR token
 * @param until it opens the compartment so long, unless it is taken back
 */
public record Helper(String token, Instant until) {}
