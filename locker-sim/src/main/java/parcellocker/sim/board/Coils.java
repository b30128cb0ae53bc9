package parcellocker.sim.board;

import parcellocker.sim.clockwork.Timeline;

/** A board's sequencer: one solenoid at a time, the next when the last has let go. Outputs that are held know no turn. */
public final class Coils {
    private static final long GAP_NANOS = 50_000_000;

    private final Timeline time;
    private final Steel steel;
    private final int channels;
    private long freeAt;
    private int life;

    /** The outputs 1 to {@code channels} of a board. */
    public Coils(Timeline time, Steel steel, int channels) {
        this.time = time;
        this.steel = steel;
        this.channels = channels;
        this.freeAt = time.nanos();
    }

    /** Fires one lock when its turn comes; nothing if the board has no such output. */
    public void inTurn(int channel, long heldNanos) {
        if (!has(channel)) {
            return;
        }
        long start = Math.max(time.nanos(), freeAt);
        freeAt = start + heldNanos + GAP_NANOS;
        firedAt(start, channel, heldNanos);
    }

    /** Fires one lock after so long, whatever else is fired then. */
    public void later(long delayNanos, int channel, long heldNanos) {
        if (has(channel)) {
            firedAt(time.nanos() + delayNanos, channel, heldNanos);
        }
    }

    /** Fires all, one after another. */
    public void allInTurn(long heldNanos) {
        for (int channel = 1; channel <= channels; channel++) {
            inTurn(channel, heldNanos);
        }
    }

    /** Switches an output on until it is switched off, or off. */
    public void hold(int channel, boolean on) {
        if (!has(channel)) {
            return;
        }
        if (on) {
            steel.fire(channel, Long.MAX_VALUE);
        } else {
            steel.release(channel);
        }
    }

    /** Whether the board has such an output. */
    public boolean has(int channel) {
        return channel >= 1 && channel <= channels;
    }

    /** Whether a coil is drawn in its turn, or was just let go. */
    public boolean isBusy() {
        return time.nanos() < freeAt;
    }

    /** Forgets what waits for its turn, and lets every coil go. */
    public void restart() {
        life++;
        freeAt = time.nanos();
        for (int channel = 1; channel <= channels; channel++) {
            steel.release(channel);
        }
    }

    private void firedAt(long nanos, int channel, long heldNanos) {
        int asked = life;
        time.at(nanos, () -> {
            if (asked == life) {
                steel.fire(channel, heldNanos);
            }
        });
    }
}
