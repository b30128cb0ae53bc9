package parcellocker.agent.locker;

/**
 * When an entry was committed.
 *
 * @param ageMillis powered time of this locker; never runs backwards and survives a reboot
 */
public record Stamp(long ageMillis, long wallMillis, Quality quality) {}
