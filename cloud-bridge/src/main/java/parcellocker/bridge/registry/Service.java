package parcellocker.bridge.registry;

/** What an outlet does. */
public enum Service {
    DELIVER,
    ACCEPT,
    COLD
}
