package parcellocker.agent.hardware.line;

/**
 * The power supply that lock coils share. One coil at a time, and a rest after it: two at once pull the voltage down until
 * neither opens and the board restarts. Lines that hang on one supply share one of these.
 */
public final class CoilSupply {
    private final long gapMillis;
    private long freeAt;

    /**
     * Of a supply nobody has drawn from yet.
     *
     * @param gapMillis from the start of one pulse to the start of the next, beyond a pulse's own length; 200..5000
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

    /** Takes the supply for one short pulse, if it is free. */
    synchronized boolean claim(long now) {
        if (now < freeAt) {
            return false;
        }
        freeAt = now + gapMillis;
        return true;
    }

    /** A coil draws from now on for that long. */
    public synchronized void drawn(long now, long pulseMillis) {
        freeAt = Math.max(freeAt, now + pulseMillis + gapMillis);
    }
}
