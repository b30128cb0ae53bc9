package parcellocker.agent.delivery;

/**
 * A sending order that the city has cancelled: it opens no further door.
 *
 * @param notAfterSeconds Unix time at which the last of its tokens ends
 */
public record CancelledOrder(Waybill order, long notAfterSeconds) {
    /** A locker remembers no more of them at a time. */
    public static final int MOST = 1_000;
}
