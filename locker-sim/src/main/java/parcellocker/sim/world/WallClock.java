package parcellocker.sim.world;

import parcellocker.agent.locker.Quality;

/** What a process believes of the time: SUSPECT until the city has spoken, then counted on by the monotonic clock. */
final class WallClock {
    private static final long DAY = 24L * 3_600_000;
    private static final long TEN_YEARS = 3_652 * DAY;
    private static final long NEVER = -1;
    private final World world;
    private long offset;
    private long saidAt;

    /** {@code lost}: it starts without a word of the city. With a wire to the city every process does. */
    WallClock(World world, boolean lost, Chance chance) {
        this.world = world;
        boolean unsaid = lost || world.depth().isDeep();
        boolean jumps = unsaid && world.faults().strikes(Fault.CLOCK_JUMP, 0.5);
        this.offset = jumps ? chance.between(-TEN_YEARS, TEN_YEARS) : 0;
        this.saidAt = unsaid ? NEVER : world.time().now();
    }

    /** The city's word. */
    void said(long unixMillis) {
        offset = unixMillis - Machine.unixMillis(world.time().now());
        saidAt = world.time().now();
    }

    long millis() {
        return Machine.unixMillis(world.time().now()) + offset;
    }

    Quality quality() {
        long since = world.time().now() - saidAt;
        if (saidAt == NEVER || since > 30 * DAY) {
            return Quality.SUSPECT;
        }
        return since <= DAY ? Quality.TRUSTED : Quality.HOLDOVER;
    }
}
