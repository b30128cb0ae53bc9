package parcellocker.agent.hardware.board;

/**
 * Which lengths of a pulse a board can be told, in milliseconds.
 *
 * @param stepMillis what lies between one length and the next; 0 if there is only one
 */
public record PulseRange(long leastMillis, long mostMillis, long stepMillis) {
    private static final long MOST_UNASKED_MILLIS = 1_000;

    public PulseRange {
        boolean isOne = leastMillis == mostMillis && stepMillis == 0;
        boolean isMany = leastMillis < mostMillis && stepMillis > 0 && (mostMillis - leastMillis) % stepMillis == 0;
        if (leastMillis < 1 || !(isOne || isMany)) {
            throw new IllegalArgumentException(leastMillis + ".." + mostMillis + " in steps of " + stepMillis);
        }
    }

    /** Of a board whose pulse is as long as it was made or set. */
    public static PulseRange fixed(long millis) {
        return new PulseRange(millis, millis, 0);
    }

    /**
     * What a stiff door is given if nothing else is configured: twice the usual, but not more than a second, which the coils of lock
     * boards bear; never less than the usual, and never what the board cannot be told.
     */
    public long longer(long usualMillis) {
        long wanted = Math.min(2 * usualMillis, MOST_UNASKED_MILLIS);
        long within = Math.min(wanted, mostMillis);
        long step = Math.max(1, stepMillis);
        return Math.max(usualMillis, within - Math.floorMod(within - leastMillis, step));
    }

    public boolean allows(long millis) {
        return millis >= leastMillis
                && millis <= mostMillis
                && (stepMillis == 0 || (millis - leastMillis) % stepMillis == 0);
    }
}
