package parcellocker.sim.disk;

/** How a disk fails with the power on. */
public enum Trouble {
    /** One call fails with EIO. If it was an fsync, what it should have synced stays unsynced for good. */
    IO_ERROR,
    /** From that call on no byte more fits: one write comes short, by whole sectors, the others fail with ENOSPC, until the disk heals. */
    FULL
}
