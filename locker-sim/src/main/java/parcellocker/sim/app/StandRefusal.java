package parcellocker.sim.app;

/** A cabinet cannot be built, or its agent does not come up; the message tells a technician why. */
final class StandRefusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    StandRefusal(String why) {
        super(why);
    }
}
