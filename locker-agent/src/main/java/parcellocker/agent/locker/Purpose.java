package parcellocker.agent.locker;

/**
 * Why a door is opened. CHECK: the courier looks into their own deposit. RECALL: a courier takes a refused delivery. REMOTE: an
 * operator's command. AUDIT: a technician looks. MAIL_IN: a sender puts a parcel in. RECONSIDER: the same sender opens it again.
 * COLLECTION: a collector takes a sent parcel out. HAND_OVER: a caretaker takes a parcel out for whoever could not.
 */
public enum Purpose {
    DEPOSIT,
    CHECK,
    PICKUP,
    RECALL,
    REMOTE,
    AUDIT,
    MAIL_IN,
    RECONSIDER,
    COLLECTION,
    HAND_OVER;

    /** Whether it is about a compartment, whatever delivery is in it or none. */
    public boolean isStaff() {
        return this == REMOTE || this == AUDIT;
    }
}
