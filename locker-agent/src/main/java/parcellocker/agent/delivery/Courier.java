package parcellocker.agent.delivery;

/**
 * Someone who may sign in with badge and PIN.
 *
 * @param active false once the city has withdrawn the right
 */
public record Courier(CourierId id, Role role, String badge, Verifier pin, boolean active) {}
