package parcellocker.agent.hardware.board;

/**
 * Which lengths of a pulse a board can be told, in milliseconds.
 *
 * @param stepMillis what lies between one length and the next; 0 if there is only one
 */
public record PulseRange(long leastMillis, long mostMillis, long stepMillis) {
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

    public boolean allows(long millis) {
        return millis >= leastMillis
                && millis <= mostMillis
                && (stepMillis == 0 || (millis - leastMillis) % stepMillis == 0);
    }
}
