package parcellocker.sim.board.xor8a;

import parcellocker.sim.board.Steel;
import parcellocker.sim.clockwork.Timeline;

/** The board's own sequencer: one solenoid at a time, the next when the last has let go. */
final class Coils {
    private static final long PULSE_NANOS = 300_000_000;
    private static final long GAP_NANOS = 50_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Timeline time;
    private final Steel plant;
    private long freeAt;

    Coils(Timeline time, Steel plant) {
        this.time = time;
        this.plant = plant;
        this.freeAt = time.nanos();
    }

    /** Fires one lock for so many seconds, or for the board's own pulse of about 300 ms if 0. */
    void fire(int lock, int seconds) {
        long held = seconds == 0 ? PULSE_NANOS : seconds * SECOND_NANOS;
        long start = Math.max(time.nanos(), freeAt);
        freeAt = start + held + GAP_NANOS;
        time.at(start, () -> plant.fire(lock, held));
    }
}
