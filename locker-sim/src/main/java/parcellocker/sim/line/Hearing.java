package parcellocker.sim.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts bytes together to frames, as a device on a shared line does. What it cannot use makes it deaf until the line was
 * quiet, or is skipped byte by byte: that, each protocol decides.
 */
public final class Hearing {
    /** Bits of 3.5 characters: the silence by which devices tell frames apart. */
    private static final long QUIET_BITS = 35;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final long quietNanos;
    private final Grammar grammar;
    private int[] begun = new int[0];
    private long lastNanos;
    private boolean deaf;

    /**
     * What bytes that came one after another are.
     */
    public enum Verdict {
        /** The beginning of a frame. */
        MORE,
        /** A whole frame for this device. */
        WHOLE,
        /** The first byte begins no frame; perhaps the second does. */
        SKIP,
        /** Nothing for this device: it listens again when the line was quiet. */
        DEAF
    }

    /** Judges what came; it is asked at each byte, so that nothing stands behind a frame. */
    public interface Grammar {
        /**
         * What these bytes are.
         *
         * @param heard at least one, each 0…255
         */
        Verdict judge(int[] heard);
    }

    /** A device that takes a silence of so long for the end of whatever was said. */
    public Hearing(long quietNanos, Grammar grammar) {
        this.quietNanos = quietNanos;
        this.grammar = grammar;
    }

    /** How long 3.5 characters last. */
    public static long quietNanos(int baud) {
        return QUIET_BITS * NANOS_A_SECOND / baud;
    }

    /** Takes one byte; answers the frames that it completes: one at most, unless bytes were skipped. */
    public List<int[]> hear(int value, long nanos) {
        if (nanos - lastNanos > quietNanos) {
            begun = new int[0];
            deaf = false;
        }
        lastNanos = nanos;
        List<int[]> whole = new ArrayList<>();
        take(value, whole);
        return whole;
    }

    /** A byte passed that it could not listen to: it hears nothing until the line was quiet. */
    public void miss(long nanos) {
        begun = new int[0];
        deaf = true;
        lastNanos = nanos;
    }

    private void take(int value, List<int[]> whole) {
        if (deaf) {
            return;
        }
        begun = Arrays.copyOf(begun, begun.length + 1);
        begun[begun.length - 1] = value;
        int[] judged = begun;
        switch (grammar.judge(judged)) {
            case MORE -> {}
            case WHOLE -> {
                begun = new int[0];
                whole.add(judged);
            }
            case SKIP -> {
                begun = new int[0];
                for (int i = 1; i < judged.length; i++) {
                    take(judged[i], whole);
                }
            }
            case DEAF -> {
                begun = new int[0];
                deaf = true;
            }
        }
    }
}
