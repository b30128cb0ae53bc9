package parcellocker.agent.cabinet;

/** What is known of a door now. UNKNOWN: its board is silent or its line is gone. */
public enum Level {
    OPEN,
    CLOSED,
    UNKNOWN
}
