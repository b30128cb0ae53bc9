package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import parcellocker.bridge.retention.Retention;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Days that a report is asked of, both included, as {@code from} and {@code to}; left out: the last thirty. */
record Period(LocalDate from, LocalDate to) {
    private static final int USUAL = 30;
    private static final int MOST = 92;

    /** {@link Problem#REQUEST_MALFORMED} if they are no days, in the wrong order, or too many. */
    static Period of(Context ctx, Instant now) {
        LocalDate to = day(ctx, "to").orElseGet(() -> now.atZone(Retention.CITY).toLocalDate());
        LocalDate from = day(ctx, "from").orElseGet(() -> to.minusDays(USUAL - 1));
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "from, to: 1 to " + MOST + " days");
        }
        return new Period(from, to);
    }

    private static Optional<LocalDate> day(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        if (text.matches("2\\d{3}-\\d{2}-\\d{2}")) {
                            return LocalDate.parse(text);
                        }
                    } catch (DateTimeParseException noDay) {
                        // Told below, as whatever else is no day.
                    }
                    throw new ProblemException(Problem.REQUEST_MALFORMED, name + ": a day as 2026-02-28");
                });
    }
}
