package parcellocker.bridge.registry;

/** What an outlet is. */
public enum Kind {
    LOCKER,
    STATION,
    COUNTER,
    CAMPUS,
    VILLAGE
}
