package parcellocker.agent.delivery;

/** What the locker does with a parcel whose consent it does not know: refuse, or take the courier's word and mark it. */
public enum ConsentPolicy {
    STRICT,
    ATTEST
}
