package parcellocker.sim.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of a line that never rests, and whether it is good enough. A machine that others work on too wakes every
 * program late, so each figure is held against the same figure of a bare loop that asked boards of the same kind at the same
 * moment, if that needed more than wire, quiet times and boards do.
 *
 * @param roundFloor what a round needs by its bytes on the wire, quiet times and the boards' delay, microseconds
 * @param readingFloor the same of one reading
 * @param windows rounds, in stretches of time
 * @param waits of releases
 * @param bareReadings of the bare loop, while releases were offered
 */
record LinePace(long roundFloor, long readingFloor, List<Window> windows, List<Wait> waits, List<Long> bareReadings) {
    /** How much more than the least it may be. */
    static final double MOST = 1.10;

    /** What the agent's line and the bare loop needed for their rounds in the same stretch of time, microseconds. */
    record Window(List<Long> rounds, List<Long> bare) {
        Window {
            rounds = List.copyOf(rounds);
            bare = List.copyOf(bare);
        }

        private double rare(long floor) {
            return (double) Figures.percentile(rounds, 99) / Math.max(floor, Figures.percentile(bare, 99));
        }
    }

    /**
     * One release.
     *
     * @param micros from where it was offered to its first bit
     * @param transactions that were under way or begun meanwhile
     */
    record Wait(long micros, int transactions) {}

    LinePace {
        windows = List.copyOf(windows);
        waits = List.copyOf(waits);
        bareReadings = List.copyOf(bareReadings);
    }

    /** An ordinary round beside its floor. */
    double usual() {
        return (double) Figures.percentile(rounds(), 50) / Math.max(roundFloor, Figures.percentile(bareRounds(), 50));
    }

    /** The slowest round in a hundred beside the floor, or the bare loop's if that needed more: the middle one of the windows. */
    double rare() {
        List<Double> each =
                windows.stream().map(window -> window.rare(roundFloor)).sorted().toList();
        return each.get(each.size() / 2);
    }

    /** Most transactions that a release waited for: counted, not timed. */
    int transactions() {
        return waits.stream().mapToInt(Wait::transactions).max().orElse(Integer.MAX_VALUE);
    }

    /** Nine waits of ten beside one reading. */
    double usualWait() {
        return (double) Figures.percentile(waitMicros(), 90)
                / Math.max(readingFloor, Figures.percentile(bareReadings, 90));
    }

    /** The longest wait beside one reading; a release is likelier to meet a long one than a short one. */
    double longestWait() {
        return (double) Figures.percentile(waitMicros(), 100)
                / Math.max(readingFloor, Figures.percentile(bareReadings, 100));
    }

    boolean isGood() {
        return usual() <= MOST && rare() <= MOST && transactions() <= 1 && usualWait() <= MOST && longestWait() <= MOST;
    }

    /** All of it, in lines. */
    List<String> told() {
        List<String> lines = new ArrayList<>();
        lines.add(row("a round of readings", rounds(), roundFloor));
        lines.add(row("  a bare loop's, at the same moment", bareRounds(), roundFloor));
        lines.add(row("a release, offered at a random moment, to its first bit", waitMicros(), readingFloor));
        lines.add(row("  a bare loop's reading, at the same moment", bareReadings, readingFloor));
        lines.add("each beside its floor, or the bare loop's if that is more:");
        lines.add(gate("an ordinary round (p50)", usual()));
        lines.add(gate("the slowest round in a hundred (p99)", rare()));
        lines.add(gate("nine waits of ten (p90)", usualWait()));
        lines.add(gate("the longest wait", longestWait()));
        lines.add("  %-52s %5d  at most 1%s"
                .formatted(
                        "transactions that a release waited for",
                        transactions(),
                        transactions() <= 1 ? "" : "  TOO MANY"));
        return lines;
    }

    private static String gate(String what, double ratio) {
        return "  %-52s %5.3f  at most %.2f%s".formatted(what, ratio, MOST, ratio <= MOST ? "" : "  TOO SLOW");
    }

    private static String row(String what, List<Long> micros, long floor) {
        return "  %-58s p50 %7.2f ms  p99 %7.2f ms  max %7.2f ms  floor %7.2f ms"
                .formatted(
                        what,
                        Figures.percentile(micros, 50) / 1e3,
                        Figures.percentile(micros, 99) / 1e3,
                        Figures.percentile(micros, 100) / 1e3,
                        floor / 1e3);
    }

    private List<Long> rounds() {
        return windows.stream().flatMap(window -> window.rounds().stream()).toList();
    }

    private List<Long> bareRounds() {
        return windows.stream().flatMap(window -> window.bare().stream()).toList();
    }

    private List<Long> waitMicros() {
        return waits.stream().map(Wait::micros).toList();
    }
}
