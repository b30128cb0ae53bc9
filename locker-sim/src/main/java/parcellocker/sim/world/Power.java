package parcellocker.sim.world;

/** Cuts the power before, inside and after every call by which the core reaches the world. */
final class Power {
    private static final double MOST = 0.03;
    private final Faults faults;
    private final Chance chance;

    Power(Faults faults, Chance chance) {
        this.faults = faults;
        this.chance = chance;
    }

    /** One outside call. Cut inside, it has happened or it has not. */
    void around(String call, Runnable action) {
        around(call, action, () -> {
            if (chance.happens(0.5)) {
                action.run();
            }
        });
    }

    /** The same, when there is more to say about a cut inside; {@code halfway} does what then remains of it. */
    void around(String call, Runnable action, Runnable halfway) {
        if (faults.strikes(Fault.POWER_BEFORE_CALL, MOST)) {
            throw new PowerCut("before " + call);
        }
        if (faults.strikes(Fault.POWER_INSIDE_CALL, MOST)) {
            halfway.run();
            throw new PowerCut("inside " + call);
        }
        action.run();
        if (faults.strikes(Fault.POWER_AFTER_CALL, MOST)) {
            throw new PowerCut("after " + call);
        }
    }
}
