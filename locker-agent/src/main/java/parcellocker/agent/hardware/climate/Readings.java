package parcellocker.agent.hardware.climate;

/** Who wants to know of every reading. Called on the thread of the thermometer; must not wait. */
@FunctionalInterface
public interface Readings {
    /** That probe was asked; {@link Reading#NONE} if it did not answer. */
    void read(String probe, Reading reading);
}
