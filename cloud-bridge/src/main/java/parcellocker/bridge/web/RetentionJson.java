package parcellocker.bridge.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.retention.Holding;
import parcellocker.bridge.retention.Line;
import parcellocker.bridge.retention.Report;
import parcellocker.bridge.retention.Retention;

/** A report of what was forgotten, as the served OpenAPI document has it. */
record RetentionJson(
        String from,
        String to,
        String at,
        long graceHours,
        long runs,
        @Nullable Long longestPauseMinutes,
        boolean clean,
        List<Kind> kinds,
        List<Day> days) {
    RetentionJson {
        kinds = List.copyOf(kinds);
        days = List.copyOf(days);
    }

    record Kind(
            String kind,
            long keptDays,
            String since,
            String basis,
            long erased,
            long mostOverdue,
            long held,
            long needed,
            long overdue,
            @Nullable String oldest) {
        static Kind of(Report.Proof proof) {
            Holding now = proof.now();
            return new Kind(
                    proof.kind().name(),
                    proof.kind().kept().toDays(),
                    proof.kind().since(),
                    proof.kind().basis(),
                    proof.erased(),
                    proof.mostOverdue(),
                    now.held(),
                    now.needed(),
                    now.overdue(),
                    now.oldest() == null ? null : now.oldest().toString());
        }
    }

    record Day(String day, Map<String, Long> erased) {}

    static RetentionJson of(Report report) {
        Duration pause = report.longestPause();
        return new RetentionJson(
                report.from().toString(),
                report.to().toString(),
                report.at().toString(),
                Retention.GRACE.toHours(),
                report.runs(),
                pause == null ? null : pause.toMinutes(),
                report.isClean(),
                report.kinds().stream().map(Kind::of).toList(),
                report.days().entrySet().stream()
                        .map(one -> new Day(one.getKey().toString(), one.getValue()))
                        .toList());
    }

    /** Every round's lines, with a head; no value holds a comma or a quote. */
    static String csv(List<Line> lines) {
        StringBuilder text = new StringBuilder("run,at,kind,kept_days,erased,held,needed,overdue,oldest\r\n");
        for (Line line : lines) {
            Holding left = line.left();
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%d,%d,%d,%d,%d,%s\r\n",
                    line.run(),
                    line.at(),
                    line.kind(),
                    line.keptDays(),
                    line.erased(),
                    left.held(),
                    left.needed(),
                    left.overdue(),
                    left.oldest() == null ? "" : left.oldest()));
        }
        return text.toString();
    }
}
