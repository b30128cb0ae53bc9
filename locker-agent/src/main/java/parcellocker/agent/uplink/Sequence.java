package parcellocker.agent.uplink;

/**
 * Lets each numbered directive through once and in order. What the core has taken is its own cursor; what lies in its inbox is
 * remembered here, for the cursor lags behind it.
 */
final class Sequence {
    private long handedOver;

    enum Verdict {
        NEXT,
        KNOWN,
        GAP
    }

    Verdict verdict(long number, long coreCursor) {
        long last = Math.max(handedOver, coreCursor);
        if (number <= last) {
            return Verdict.KNOWN;
        }
        return number == last + 1 ? Verdict.NEXT : Verdict.GAP;
    }

    void handedOver(long number) {
        handedOver = number;
    }
}
