package parcellocker.agent.delivery;

/** What the city says of one parcel beside its size. */
public enum Mark {
    /** The recipient wants nothing in a locker. A sender who chose the locker as the address is stronger (2019 rule). */
    REFUSED,
    /** Fresh goods, and the sender has not agreed to a locker. */
    FRESH,
    /** Valuables, and the sender has not agreed to a locker. */
    VALUABLE,
    /** The recipient cannot reach high. */
    LOW_DOOR
}
