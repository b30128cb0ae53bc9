package parcellocker.sim.disk;

/** What becomes of one call. */
enum Fate {
    HAPPENS,
    /** The power goes while it runs: it may have reached the disk, its caller never hears of it. */
    IN_FLIGHT,
    /** The power is gone. */
    DEAD,
    IO_ERROR,
    FULL
}
