package parcellocker.agent.hardware.line;

import java.io.IOException;

/**
 * The power supply that lock coils share. One coil at a time, and a rest after it: two at once pull the voltage down until
 * neither opens and the board restarts. Lines that hang on one supply share one of these.
 */
public final class CoilSupply {
    /** Longer than any transaction, a pulse that the line must end itself included; ended by {@link #drawn}. */
    private static final long CLAIM_MILLIS = 20_000;

    /** Boards keep time badly; shorter than every gap, so that the gate is down before the next pulse may begin. */
    private static final long MARGIN_MILLIS = 150;

    private final long gapMillis;
    private final Gate gate;
    private long freeAt;

    /**
     * Of a supply nobody has drawn from yet.
     *
     * @param gapMillis rest between the end of one pulse and the start of the next, 200..5000
     */
    public CoilSupply(long gapMillis) {
        this(gapMillis, Gate.NONE);
    }

    /** The same with a switch of its own. */
    public CoilSupply(long gapMillis, Gate gate) {
        if (gapMillis < 200 || gapMillis > 5_000) {
            throw new IllegalArgumentException("gapMillis " + gapMillis + " is not 200..5000");
        }
        this.gapMillis = gapMillis;
        this.gate = gate;
    }

    /** How long to wait before a coil may draw; 0 if it may now. */
    synchronized long waitMillis(long now) {
        return Math.max(0, freeAt - now);
    }

    /** Takes the supply, if it is free, until {@link #drawn} tells what became of it. */
    synchronized boolean claim(long now) {
        if (now < freeAt) {
            return false;
        }
        freeAt = now + CLAIM_MILLIS;
        return true;
    }

    /**
     * Gives the coils power, on the line's thread, right before a release goes out; {@link #drawn} takes it away.
     *
     * @throws UnsentException if they cannot have it: nothing was sent
     */
    public void power() throws UnsentException, InterruptedException {
        try {
            gate.raise();
        } catch (IOException broken) {
            throw new UnsentException(broken);
        }
    }

    /** A coil draws from now on, or has drawn, for at most that long; only after a claim. */
    public synchronized void drawn(long now, long pulseMillis) {
        freeAt = now + pulseMillis + gapMillis;
        gate.dropAfter(pulseMillis + MARGIN_MILLIS);
    }
}
