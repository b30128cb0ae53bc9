package parcellocker.sim.world;

import parcellocker.agent.locker.Input;

/** What is left to write on, as the locker looks at it every half minute and at each start. */
final class Storage {
    /** Below this no more custody is taken on (reliability G5). */
    static final long LEAST_FREE = 64L << 20;
    /** From so many unsent entries on no more custody is taken on (reliability G7). */
    static final long MOST_UNSENT = 1_000_000;

    private static final long LOOK = 30_000;
    private static final long DISK = 1L << 33;
    private static final long PLENTY = DISK / 2;
    private static final long SCARCE = 1L << 20;
    private final World world;
    private long free = PLENTY;
    private boolean reserve = true;
    private long unsent;

    Storage(World world) {
        this.world = world;
    }

    void begin() {
        world.time().in(LOOK, this::again);
    }

    private void again() {
        look();
        if (!world.faults().areHealed()) {
            begin();
        }
    }

    /** Something else fills the disk, or has used up the reserve. */
    void fills(boolean usesReserve) {
        free = usesReserve ? PLENTY : SCARCE;
        reserve = !usesReserve;
        look();
    }

    /** The city has heard nothing for so long that the journal has come to its limit. */
    void outgrows() {
        unsent = MOST_UNSENT;
        look();
    }

    void recovers() {
        free = PLENTY;
        reserve = true;
        unsent = 0;
        look();
    }

    void look() {
        world.machine().happens(new Input.StorageSeen(free, DISK, reserve, unsent));
    }
}
