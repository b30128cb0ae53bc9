package parcellocker.agent.cabinet;

/** Climate of a compartment. */
public enum Zone {
    AMBIENT,
    COLD
}
