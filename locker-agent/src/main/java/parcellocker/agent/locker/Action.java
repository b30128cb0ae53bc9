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
    /** A sender leaves a parcel. */
    MAIL_IN,
    /** A collector takes a sent parcel out. */
    COLLECT,
    /** A caretaker opens a compartment for a ticket. */
    HAND_OVER,
    /** A technician opens a compartment. */
    AUDIT,
    /** An operator's command from afar. */
    COMMAND,
    /** Badge and PIN. */
    SIGN_IN,
    /** A courier's or technician's token; who shows it may still have to call the help desk. */
    WORKER_TOKEN,
    /** What is good until a date, taken at its word: a worker's token without the help desk, an operator's approval. */
    DATED_RIGHT
}
