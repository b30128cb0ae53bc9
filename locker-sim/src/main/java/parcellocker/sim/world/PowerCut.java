package parcellocker.sim.world;

/** The power went. An Error, so that nothing under test can mistake it for a failure to be handled. */
final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut(String where) {
        super(where, null, false, false);
    }
}
