package parcellocker.bridge.fleet;

/** What is believed to be in a compartment. */
public enum Custody {
    EMPTY,
    RESERVED,
    LOADING,
    OCCUPIED,
    UNLOADING,
    UNCERTAIN
}
