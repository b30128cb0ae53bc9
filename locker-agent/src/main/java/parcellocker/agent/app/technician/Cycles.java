package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.contract.problem.Problem;

/** Opens one compartment again and again, while a person or a spring shuts it, and tells how it answered. */
public final class Cycles {
    private static final long SHUT_MILLIS = 110_000;
    private static final long BUCKET_MILLIS = 50;
    private static final int WIDEST = 50;

    private final Bench bench;
    private final Person person;
    private final Trial trial;

    public Cycles(Bench bench, Person person) {
        this.bench = bench;
        this.person = person;
        this.trial = new Trial(bench);
    }

    /**
     * What came of it.
     *
     * @param stopped why it ended before its time
     */
    public record Report(List<DoorHealth.Answer> answers, Optional<Problem> stopped) {
        public Report {
            answers = List.copyOf(answers);
        }

        public long failures() {
            return answers.stream()
                    .filter(answer -> answer.openMillis().isEmpty())
                    .count();
        }

        /** Of those that opened; empty if none did. */
        public Optional<Times> times() {
            long[] millis = answers.stream()
                    .flatMapToLong(answer -> answer.openMillis().stream())
                    .sorted()
                    .toArray();
            return millis.length == 0 ? Optional.empty() : Optional.of(Times.of(millis));
        }

        public boolean isGood() {
            return failures() == 0 && stopped.isEmpty() && !answers.isEmpty();
        }
    }

    /**
     * From pulse to open, in milliseconds.
     *
     * @param most 95 in 100 were no slower
     */
    public record Times(long median, long most, long worst) {
        private static Times of(long[] sorted) {
            return new Times(rank(sorted, 50), rank(sorted, 95), rank(sorted, 100));
        }

        /** The smallest that so many hundredths do not exceed: a time that was measured, none between two. */
        private static long rank(long[] sorted, int hundredths) {
            return sorted[(sorted.length * hundredths + 99) / 100 - 1];
        }
    }

    /** So many openings, or fewer if something ends them. */
    public Report run(CompartmentId where, int times) throws InterruptedException {
        person.tell("Stay before the cabinet until the end. Nothing may be put in meanwhile.");
        person.shut(List.of(where), true);
        trial.awaitRead();
        List<DoorHealth.Answer> answers = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            person.progress(i, times, where.value());
            Map<CompartmentId, Door> before = trial.doors();
            Trial.Outcome outcome = trial.open(where, false);
            if (outcome.refused().isPresent()) {
                return new Report(answers, outcome.refused());
            }
            if (outcome.hasOpened()) {
                person.shut(List.of(where), false);
                if (trial.awaitBack(before, SHUT_MILLIS).contains(where)) {
                    answers.add(latest(where, outcome));
                    return new Report(answers, Optional.of(Problem.DOOR_LEFT_OPEN));
                }
            }
            answers.add(latest(where, outcome));
        }
        return new Report(answers, Optional.empty());
    }

    /** With the bounces of its shutting. */
    private DoorHealth.Answer latest(CompartmentId where, Trial.Outcome outcome) {
        List<DoorHealth.Answer> known = bench.locker().health(where).answers();
        return known.isEmpty()
                ? outcome.answer().orElse(new DoorHealth.Answer(OptionalLong.empty(), 1, 0, OptionalInt.empty()))
                : known.getLast();
    }

    /** Tells a report as a table. */
    public void tell(Report report) {
        Map<Long, Integer> buckets = new TreeMap<>();
        report.answers()
                .forEach(answer -> answer.openMillis()
                        .ifPresent(millis -> buckets.merge(millis / BUCKET_MILLIS * BUCKET_MILLIS, 1, Integer::sum)));
        person.tell("pulse to open");
        int most = buckets.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        buckets.forEach((from, count) -> person.tell(String.format(
                "%5d..%-5d ms %4d %s",
                from,
                from + BUCKET_MILLIS - 1,
                count,
                "#".repeat(Math.max(1, count * WIDEST / Math.max(most, WIDEST))))));
        report.times()
                .ifPresent(times -> person.tell("median " + times.median() + " ms, 95 % within " + times.most()
                        + " ms, worst " + times.worst() + " ms"));
        long retries =
                report.answers().stream().filter(answer -> answer.pulses() > 1).count();
        long bounces =
                report.answers().stream().mapToLong(DoorHealth.Answer::bounces).sum();
        person.tell(report.answers().size() + " openings, " + report.failures() + " failures, " + retries + " retries, "
                + bounces + " bounces");
        report.stopped().ifPresent(why -> person.tell(why.code() + " ended before its time"));
    }
}
