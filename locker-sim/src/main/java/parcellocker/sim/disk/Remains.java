package parcellocker.sim.disk;

/** What a power cut leaves of the calls that were not synced. */
public enum Remains {
    /** Nothing. */
    LOST,
    /** The first few, in their order. */
    PREFIX,
    /** Any of them, in sectors of 512 bytes that arrived or did not, each on its own; how many, is drawn too. */
    TORN,
    /** All. */
    KEPT
}
