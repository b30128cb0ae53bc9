package parcellocker.contract.entry;

/**
 * When an entry was committed.
 *
 * @param ageMillis powered time of this locker since its epoch began; never runs backwards, whatever the wall clock does
 * @param wallMillis Unix time in milliseconds as the locker believed it
 * @param clock how far that belief may be trusted
 */
public record Stamp(long ageMillis, long wallMillis, Clock clock) {
    /** Quality of a wall clock, best first. */
    public enum Clock {
        /** NTP or signed city time within a day. */
        TRUSTED,
        /** Was trusted within 30 days, monotonic since. */
        HOLDOVER,
        /** Booted without time: the last persisted floor, or nothing. */
        SUSPECT
    }
}
