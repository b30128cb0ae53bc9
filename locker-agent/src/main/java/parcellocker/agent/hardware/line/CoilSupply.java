package parcellocker.agent.hardware.line;

/**
 * The power supply that lock coils share. One coil at a time, and a rest after it: two at once pull the voltage down until
 * neither opens and the board restarts. Lines that hang on one supply share one of these.
 */
public final class CoilSupply {
    /** Longer than any transaction, a pulse that the line must end itself included; ended by {@link #drawn}. */
    private static final long CLAIM_MILLIS = 20_000;

    private final long gapMillis;
    private long freeAt;

    /**
     * Of a supply nobody has drawn from yet.
     *
     * @param gapMillis rest between the end of one pulse and the start of the next, 200..5000
     */
    public CoilSupply(long gapMillis) {
        if (gapMillis < 200 || gapMillis > 5_000) {
            throw new IllegalArgumentException("gapMillis " + gapMillis + " is not 200..5000");
        }
        this.gapMillis = gapMillis;
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

    /** A coil draws from now on, or has drawn, for at most that long; only after a claim. */
    public synchronized void drawn(long now, long pulseMillis) {
        freeAt = now + pulseMillis + gapMillis;
    }
}
