package parcellocker.agent.delivery;

public enum Role {
    COURIER,
    TECHNICIAN
}
