package parcellocker.sim.crash;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Findings counted, by kind of fault. Any thread may add. */
final class Tally {
    private static final int MOST_TOLD = 10;
    private final Map<String, EnumMap<Finding.Verdict, Integer>> counts = new LinkedHashMap<>();
    private final StringBuilder faults = new StringBuilder();
    private int told;

    synchronized void add(String kind, Finding finding) {
        counts.computeIfAbsent(kind, fresh -> new EnumMap<>(Finding.Verdict.class))
                .merge(finding.verdict(), 1, Integer::sum);
        if (finding.verdict() != Finding.Verdict.SOUND && told < MOST_TOLD) {
            told++;
            faults.append(kind)
                    .append(' ')
                    .append(finding.verdict())
                    .append(": ")
                    .append(finding.detail())
                    .append('\n');
        }
    }

    synchronized int count(Finding.Verdict verdict) {
        return counts.values().stream()
                .mapToInt(kind -> kind.getOrDefault(verdict, 0))
                .sum();
    }

    synchronized int all() {
        return counts.values().stream()
                .flatMap(kind -> kind.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    boolean isSound() {
        return all() == count(Finding.Verdict.SOUND);
    }

    /** One line a kind. */
    synchronized String table() {
        StringBuilder table = new StringBuilder(faults);
        table.append(String.format(Locale.ROOT, "%-24s %9s %9s %9s %9s%n", "", "starts", "lost", "half", "corrupt"));
        counts.forEach((kind, by) -> table.append(line(kind, by)));
        return table.toString();
    }

    private static String line(String kind, EnumMap<Finding.Verdict, Integer> by) {
        return String.format(
                Locale.ROOT,
                "%-24s %9d %9d %9d %9d%n",
                kind,
                by.values().stream().mapToInt(Integer::intValue).sum(),
                by.getOrDefault(Finding.Verdict.LOST, 0),
                by.getOrDefault(Finding.Verdict.HALF, 0),
                by.getOrDefault(Finding.Verdict.CORRUPT, 0));
    }
}
