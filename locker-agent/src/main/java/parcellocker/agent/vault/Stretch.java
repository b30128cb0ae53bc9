package parcellocker.agent.vault;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** How many rounds of stretching a board can do while a person waits. */
public final class Stretch {
    /** What a configuration may say. */
    public static final int LEAST = 1_000;

    public static final int MOST = 10_000_000;
    private static final int TRIED = 10_000;
    private static final int TIMES = 9;
    private static final int STEP = 1_000;

    private Stretch() {}

    /**
     * Rounds that take about so long on this machine, in whole thousands. Measured over several runs, of which the median counts: a
     * board is never quite idle.
     */
    public static int rounds(Duration wanted) {
        char[] code = "0".repeat(PickupCodes.DIGITS).toCharArray();
        byte[] salt = new byte[16];
        return rounds(wanted, () -> {
            long begun = System.nanoTime();
            PickupCodes.slow(code, salt, TRIED);
            return System.nanoTime() - begun;
        });
    }

    /** {@code run}: does {@link #TRIED} rounds and tells the nanoseconds they took. */
    static int rounds(Duration wanted, LongSupplier run) {
        for (int i = 0; i < TIMES; i++) {
            var unused = run.getAsLong();
        }
        long[] taken = new long[TIMES];
        Arrays.setAll(taken, i -> run.getAsLong());
        Arrays.sort(taken);
        long rounds = wanted.toNanos() * TRIED / Math.max(1, taken[TIMES / 2]);
        return Math.clamp(rounds / STEP * STEP, LEAST, MOST);
    }
}
