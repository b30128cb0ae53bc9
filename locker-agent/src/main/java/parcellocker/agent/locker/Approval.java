package parcellocker.agent.locker;

/**
 * An operator's word that a technician may open what is not theirs to open.
 *
 * @param id of its own; good once
 * @param operator the key that signed it
 */
public record Approval(String id, String operator) {}
