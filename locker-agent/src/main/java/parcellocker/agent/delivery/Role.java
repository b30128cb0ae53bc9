package parcellocker.agent.delivery;

public enum Role {
    COURIER,
    TECHNICIAN,
    /** A courier who also takes out what people send. */
    COLLECTOR;

    /** Whether they put parcels in. */
    public boolean isCourier() {
        return this != TECHNICIAN;
    }
}
