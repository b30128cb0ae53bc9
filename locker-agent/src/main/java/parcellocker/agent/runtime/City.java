package parcellocker.agent.runtime;

/** The way to the city. */
public interface City {
    /** Everything committed so far may be sent; returns at once. */
    void publish();
}
