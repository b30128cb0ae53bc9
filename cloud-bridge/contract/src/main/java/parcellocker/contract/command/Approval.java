package parcellocker.contract.command;

/**
 * A second operator's word that this command may open a compartment that is not empty, or a technician the one named.
 *
 * @param id the command's, or of its own if it is scanned at the locker
 * @param reason the command's, to the letter
 */
public record Approval(String id, String locker, String compartment, String reason) {}
