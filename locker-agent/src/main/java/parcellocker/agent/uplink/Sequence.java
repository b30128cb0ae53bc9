package parcellocker.agent.uplink;

import java.util.Optional;
import parcellocker.agent.locker.DirectiveCursor;
import parcellocker.agent.locker.Input;

/**
 * Lets numbered directives through in order. What the core has taken is its own cursor; what lies in its inbox is remembered
 * here, for the cursor lags behind it. The core may leave one, while it renews a code: so the one it lacks goes through again
 * when the city still says it after a while. The core takes none twice.
 */
final class Sequence {
    /** Longer than anything lies in the inbox; the city repeats less often. */
    private static final long AGAIN_MILLIS = 2_000;

    private DirectiveCursor handedOver = DirectiveCursor.START;
    private long handedOverAt;

    enum Verdict {
        NEXT,
        KNOWN,
        GAP,
        /** Its number fits, its past is another than ours. */
        FORKED
    }

    /** {@code now}: monotonic, in milliseconds. */
    Verdict verdict(Input.Directed directed, DirectiveCursor core, long now) {
        long number = directed.number();
        if (number == core.number() + 1 && now - handedOverAt >= AGAIN_MILLIS) {
            return onto(core, directed);
        }
        DirectiveCursor last = handedOver.number() > core.number() ? handedOver : core;
        if (number == last.number() + 1) {
            return onto(last, directed);
        }
        if (number > last.number()) {
            return Verdict.GAP;
        }
        boolean isOther = number == last.number() && isOther(last.head(), directed.head());
        return isOther ? Verdict.FORKED : Verdict.KNOWN;
    }

    private static Verdict onto(DirectiveCursor cursor, Input.Directed directed) {
        return cursor.carries(directed.prev()) ? Verdict.NEXT : Verdict.FORKED;
    }

    private static boolean isOther(Optional<String> ours, Optional<String> theirs) {
        return ours.isPresent() && theirs.isPresent() && !ours.equals(theirs);
    }

    /** What was handed over behind it before counts no more: the core left that too. */
    void handedOver(DirectiveCursor upTo, long now) {
        handedOver = upTo;
        handedOverAt = now;
    }
}
