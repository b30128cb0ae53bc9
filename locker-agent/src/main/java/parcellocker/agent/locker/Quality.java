package parcellocker.agent.locker;

/** How far the wall clock may be trusted, best first. */
public enum Quality {
    /** NTP or signed city time within a day. */
    TRUSTED,
    /** Was trusted within 30 days, monotonic since. */
    HOLDOVER,
    /** Booted without time. */
    SUSPECT
}
