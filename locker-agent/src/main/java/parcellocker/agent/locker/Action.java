package parcellocker.agent.locker;

/** What a {@link Mode} may forbid: each way to a door, and each way to the right to open one. */
public enum Action {
    DEPOSIT,
    /** A recipient's typed code. */
    CODE_PICKUP,
    /** A recipient's QR token. */
    TOKEN_PICKUP,
    LOOK_INTO,
    RECALL,
    /** Badge and PIN. */
    SIGN_IN,
    COURIER_TOKEN
}
