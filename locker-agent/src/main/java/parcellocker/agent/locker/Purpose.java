package parcellocker.agent.locker;

/** Why a door is opened. CHECK: the courier looks into their own deposit. RECALL: a courier takes a refused delivery. */
public enum Purpose {
    DEPOSIT,
    CHECK,
    PICKUP,
    RECALL
}
