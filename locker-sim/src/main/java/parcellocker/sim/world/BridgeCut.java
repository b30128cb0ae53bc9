package parcellocker.sim.world;

/** A bridge was killed. An Error, so that nothing under test can mistake it for a failure to be handled. */
final class BridgeCut extends Error {
    private static final long serialVersionUID = 1L;

    BridgeCut(String where) {
        super(where, null, false, false);
    }
}
