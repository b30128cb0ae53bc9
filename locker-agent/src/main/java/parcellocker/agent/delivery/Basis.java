package parcellocker.agent.delivery;

/** On what ground a parcel may go into a locker (2019 rule: the recipient's consent, or the sender's choice of the locker). */
public enum Basis {
    RECIPIENT_PARCEL,
    RECIPIENT_STANDING,
    SENDER_DESIGNATED,
    COURIER_ATTESTED
}
