package parcellocker.agent.uplink;

/**
 * Lets numbered directives through in order. What the core has taken is its own cursor; what lies in its inbox is remembered
 * here, for the cursor lags behind it. The core may leave one, while it renews a code: so the one it lacks goes through again
 * when the city still says it after a while. The core takes none twice.
 */
final class Sequence {
    /** Longer than anything lies in the inbox; the city repeats less often. */
    private static final long AGAIN_MILLIS = 2_000;

    private long handedOver;
    private long handedOverAt;

    enum Verdict {
        NEXT,
        KNOWN,
        GAP
    }

    /** {@code now}: monotonic, in milliseconds. */
    Verdict verdict(long number, long coreCursor, long now) {
        if (number == coreCursor + 1 && now - handedOverAt >= AGAIN_MILLIS) {
            return Verdict.NEXT;
        }
        long last = Math.max(handedOver, coreCursor);
        if (number <= last) {
            return Verdict.KNOWN;
        }
        return number == last + 1 ? Verdict.NEXT : Verdict.GAP;
    }

    /** What was handed over behind it before counts no more: the core left that too. */
    void handedOver(long number, long now) {
        handedOver = number;
        handedOverAt = now;
    }
}
