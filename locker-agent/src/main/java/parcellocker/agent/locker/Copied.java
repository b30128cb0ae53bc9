package parcellocker.agent.locker;

/**
 * What was written to a stick and read back.
 *
 * @param folder its name on the stick
 * @param entries of the journal
 * @param unsent those of them that the city has not confirmed
 * @param bytes of all files
 */
public record Copied(String folder, long entries, long unsent, long bytes) {}
