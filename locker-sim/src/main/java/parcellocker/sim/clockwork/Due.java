package parcellocker.sim.clockwork;

/** Something that will happen on a timeline unless it is called off before. */
public interface Due {
    /** Calls it off; without effect once it has happened. */
    void cancel();
}
