package parcellocker.agent.locker;

/**
 * Why a door is opened. CHECK: the courier looks into their own deposit. RECALL: a courier takes a refused delivery. REMOTE: an
 * operator's command. AUDIT: a technician looks.
 */
public enum Purpose {
    DEPOSIT,
    CHECK,
    PICKUP,
    RECALL,
    REMOTE,
    AUDIT;

    /** Whether it is about a compartment, whatever delivery is in it or none. */
    public boolean isStaff() {
        return this == REMOTE || this == AUDIT;
    }
}
