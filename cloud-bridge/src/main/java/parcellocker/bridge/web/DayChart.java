package parcellocker.bridge.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import parcellocker.bridge.retention.Report;

/**
 * Bars, one for each day, as an SVG draws them.
 *
 * @param width of the whole, in its own units, as {@code height}
 * @param most the tallest bar's number; 0 if there is none
 */
public record DayChart(int width, int height, long most, List<Bar> bars) {
    private static final int STEP = 10;
    private static final int THICK = 7;
    private static final int HEIGHT = 120;

    public DayChart {
        bars = List.copyOf(bars);
    }

    /** One day. */
    public record Bar(LocalDate day, long number, int x, int y, int width, int height) {}

    /** What was erased of all kinds. A bar of one row among thousands is still seen. */
    static DayChart of(Report report) {
        Map<LocalDate, Map<String, Long>> days = report.days();
        long most = days.values().stream().mapToLong(DayChart::sum).max().orElse(0);
        List<LocalDate> all = report.from().datesUntil(report.to().plusDays(1)).toList();
        List<Bar> bars = IntStream.range(0, all.size())
                .mapToObj(i -> bar(all.get(i), i, sum(days.getOrDefault(all.get(i), Map.of())), most))
                .toList();
        return new DayChart(all.size() * STEP, HEIGHT, most, bars);
    }

    private static long sum(Map<String, Long> kinds) {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Bar bar(LocalDate day, int place, long number, long most) {
        int height = number == 0 ? 0 : (int) Math.max(2, number * HEIGHT / most);
        return new Bar(day, number, place * STEP + (STEP - THICK) / 2, HEIGHT - height, THICK, height);
    }
}
