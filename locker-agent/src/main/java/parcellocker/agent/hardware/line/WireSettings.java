package parcellocker.agent.hardware.line;

/**
 * Manners on a line.
 *
 * @param quietMillis silence between two transactions, and after an answer before it counts as complete; at least
 *     {@link SerialSettings#quietMillis()}
 * @param echo whether the adapter gives back what is sent
 */
public record WireSettings(long quietMillis, Echo echo) {
    /** Cheap RS-485 adapters hear themselves. */
    public enum Echo {
        NONE,
        /** The request's own bytes are removed, once, from the front of what comes back. */
        STRIP
    }

    public WireSettings {
        if (quietMillis < 1 || quietMillis > 100) {
            throw new IllegalArgumentException("quietMillis " + quietMillis + " is not 1..100");
        }
    }
}
