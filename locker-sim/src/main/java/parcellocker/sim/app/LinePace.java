package parcellocker.sim.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of a line that never rests, and whether it is good enough. A machine that others work on too wakes every
 * program late now and then, so what is rare is held against a bare loop that asked boards of the same kind at the same moment.
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

    /** An ordinary round beside its floor, which no machine's hiccups change. */
    double usual() {
        return (double) Figures.percentile(rounds(), 50) / roundFloor;
    }

    /** The slowest round in a hundred beside the floor, or the bare loop's if that needed more: the middle one of the windows. */
    double rare() {
        List<Double> each = windows.stream()
                .map(window -> window.rare(roundFloor))
                .sorted()
                .toList();
        return each.get(each.size() / 2);
    }

    /** Most transactions that a release waited for: counted, not timed. */
    int transactions() {
        return waits.stream().mapToInt(Wait::transactions).max().orElse(Integer.MAX_VALUE);
    }

    /** The longest wait beside one reading, or beside the bare loop's slowest if that needed more. */
    double longestWait() {
        long slowest = bareReadings.stream().mapToLong(Long::longValue).max().orElse(0);
        return (double) Figures.percentile(waitMicros(), 100) / Math.max(readingFloor, slowest);
    }

    boolean isGood() {
        return usual() <= MOST && rare() <= MOST && transactions() <= 1 && longestWait() <= MOST;
    }

    /** All of it, in lines. */
    List<String> told() {
        List<String> lines = new ArrayList<>();
        lines.add(row("a round of readings", rounds(), roundFloor));
        lines.add(row("  a bare loop's, at the same moment", bareRounds(), roundFloor));
        lines.add(row("a release, offered at a random moment, to its first bit", waitMicros(), readingFloor));
        lines.add(row("  a bare loop's reading, at the same moment", bareReadings, readingFloor));
        lines.add(gate("an ordinary round (p50) beside its floor", usual()));
        lines.add(gate("the slowest round in a hundred (p99) beside the floor or the bare loop's", rare()));
        lines.add(gate("the longest wait of a release beside one reading or the bare loop's", longestWait()));
        lines.add("  %-76s %5d  at most 1%s"
                .formatted("transactions that a release waited for, at most", transactions(), transactions() <= 1 ? "" : "  TOO MANY"));
        return lines;
    }

    private static String gate(String what, double ratio) {
        return "  %-76s %5.3f  at most %.2f%s".formatted(what, ratio, MOST, ratio <= MOST ? "" : "  TOO SLOW");
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
