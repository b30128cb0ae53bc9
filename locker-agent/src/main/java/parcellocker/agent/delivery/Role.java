package parcellocker.agent.delivery;

public enum Role {
    COURIER,
    TECHNICIAN,
    /** A courier who also takes out what people send. */
    COLLECTOR,
    /** Staff of the place. Opens one compartment for one ticket of somebody whose door did not open, and nothing else. */
    CARETAKER;

    /** Whether they put parcels in. */
    public boolean isCourier() {
        return this == COURIER || this == COLLECTOR;
    }
}
