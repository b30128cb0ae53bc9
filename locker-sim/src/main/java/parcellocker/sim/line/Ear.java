package parcellocker.sim.line;

/** Hears a line. */
public interface Ear {
    /**
     * One byte has arrived.
     *
     * @param value 0…255
     * @param nanos the moment its stop bit ended, on the line's timeline
     */
    void hear(int value, long nanos);
}
