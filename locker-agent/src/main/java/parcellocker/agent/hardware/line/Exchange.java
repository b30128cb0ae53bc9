package parcellocker.agent.hardware.line;

import java.util.function.Predicate;

/**
 * One request and the wait for its answer.
 *
 * @param replyMillis how long to wait for the answer after the request was handed over
 * @param sendByMillis uptime after which the request must not be sent any more
 * @param isAnswered whether these bytes, received since the request, hold the answer; asked whenever the line falls quiet
 */
public record Exchange(Bytes request, long replyMillis, long sendByMillis, Predicate<Bytes> isAnswered) {
    /** For requests that are harmless however late. */
    public static final long WHENEVER = Long.MAX_VALUE;

    /** How it went. {@code stale} is what lay in the receive buffer before the request: events and late answers. */
    public sealed interface Result {
        Bytes stale();

        /** The answer came; {@code received} is everything since the request. */
        record Answered(Bytes stale, Bytes received) implements Result {}

        /** Sent, and no answer in time. */
        record Silent(Bytes stale, Bytes received) implements Result {}

        /** Nothing was sent: too late, or the line did not fall quiet. */
        record NotSent(Bytes stale) implements Result {}
    }
}
