package parcellocker.agent.hardware.scanner;

import org.jspecify.annotations.Nullable;

/**
 * Whether something was read only a moment ago: what is held before a reader is read again and again. Shared by all readers of a
 * kind, so that a label before two scanners is one scan. No time of its own: it is told.
 */
public final class Repeats {
    /** Suits scanners. */
    public static final long STANDARD_MILLIS = 1_000;

    private final long againMillis;
    private @Nullable String last;
    private long lastAt;

    /** @param againMillis how long after its last reading the same text is the same reading, 0..10000 */
    public Repeats(long againMillis) {
        if (againMillis < 0 || againMillis > 10_000) {
            throw new IllegalArgumentException("againMillis " + againMillis + " is not 0..10000");
        }
        this.againMillis = againMillis;
    }

    /** Takes a reading; whether it is one of the reading before. */
    public synchronized boolean isAgain(String text, long at) {
        boolean isAgain = text.equals(last) && at - lastAt < againMillis;
        last = text;
        lastAt = at;
        return isAgain;
    }
}
