package parcellocker.sim.disk;

/** The power went while the store was at work. An Error, so that nothing under test takes it for a failure to be handled. */
public final class PowerLoss extends Error {
    private static final long serialVersionUID = 1L;

    PowerLoss() {
        super("the power went", null, false, false);
    }
}
