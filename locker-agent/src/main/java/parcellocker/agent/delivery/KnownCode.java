package parcellocker.agent.delivery;

/** A code that somebody may know, as the locker keeps it. */
public record KnownCode(DeliveryId delivery, Verifier verifier) {}
