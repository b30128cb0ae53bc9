package parcellocker.agent.locker;

/**
 * A verified token of the city's for this locker.
 *
 * @param subject the delivery, or the courier
 * @param notAfterSeconds Unix time
 */
public record Token(Kind kind, String subject, String id, long notBeforeSeconds, long notAfterSeconds) {
    public enum Kind {
        PICKUP,
        COURIER
    }
}
