package parcellocker.agent.cabinet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a door answered its latest openings, oldest first. A lock that wears or freezes grows slow, needs a second pulse or bounces
 * long before it stays shut before a person: {@link #sign} says so.
 *
 * @param usual how it answered at first, once {@value #JUDGED} openings are known
 * @param bouncesRead what its contact has counted since the process began
 */
public record DoorHealth(List<Answer> answers, Optional<Usual> usual, long bouncesRead) {
    /** So many openings are kept. */
    public static final int KEPT = 50;

    /** The latest so many are judged; one bad opening is chance. */
    public static final int JUDGED = 7;

    /** A median slower than this share of the usual time, in percent, */
    private static final long SLOW_PERCENT = 130;
    /** and by more than two readings of a watched board lie apart, is no chance. */
    private static final long READING_MILLIS = 100;

    private static final int MOST_TROUBLES = 1;
    private static final long MORE_BOUNCES = 2;

    /** Of a door nobody has opened yet. */
    public static final DoorHealth NEW = new DoorHealth(List.of(), Optional.empty(), 0);

    /**
     * One opening.
     *
     * @param openMillis from the pulse to the open contact; empty if it stayed shut
     * @param pulses one, or two if the line failed
     * @param bounces readings of the contact that the next one took back, until the next opening
     * @param milliCelsius how warm it was at the doors, in thousandths of a degree; empty: no thermometer said so
     */
    public record Answer(OptionalLong openMillis, int pulses, long bounces, OptionalInt milliCelsius) {
        boolean isTrouble() {
            return openMillis.isEmpty() || pulses > 1;
        }
    }

    /** What is normal for this door. */
    public record Usual(long openMillis, long bounces) {}

    /** What points to a failure to come. */
    public enum Sign {
        /** It opens later than it used to. */
        SLOW,
        /** It stayed shut, or needed a second pulse, more than once of late. */
        UNRELIABLE,
        /** Its contact chatters more than it used to: a loose strike, or a door that does not shut well. */
        BOUNCING
    }

    public DoorHealth {
        answers = List.copyOf(answers);
    }

    /** With one more opening. */
    public DoorHealth after(Answer answer) {
        List<Answer> next = new ArrayList<>(answers);
        next.add(answer);
        List<Answer> kept = next.subList(Math.max(0, next.size() - KEPT), next.size());
        return new DoorHealth(kept, usual.or(() -> usual(kept)), bouncesRead);
    }

    /** The contact has counted so many bounces by now; those that are new belong to the latest opening. */
    public DoorHealth bounced(long counted) {
        List<Answer> next = new ArrayList<>(answers);
        if (!next.isEmpty()) {
            Answer last = next.removeLast();
            next.add(new Answer(
                    last.openMillis(), last.pulses(), last.bounces() + counted - bouncesRead, last.milliCelsius()));
        }
        return new DoorHealth(next, usual, counted);
    }

    /** The median time to open of the latest openings; empty as long as the door never opened. */
    public OptionalLong openMillis() {
        return median(times(latest()));
    }

    /** The median temperature at the latest openings: a lock that is slow in the frost is not worn. Empty if nothing measured it. */
    public OptionalInt milliCelsius() {
        OptionalLong median = median(latest().stream()
                .flatMapToInt(answer -> answer.milliCelsius().stream())
                .asLongStream()
                .boxed()
                .toList());
        return median.isPresent() ? OptionalInt.of(Math.toIntExact(median.getAsLong())) : OptionalInt.empty();
    }

    /** The latest openings that are judged. */
    public List<Answer> latest() {
        return answers.subList(Math.max(0, answers.size() - JUDGED), answers.size());
    }

    /**
     * Whether something points to a failure to come.
     *
     * @param verifiedMillis how long it took when its wiring was verified; empty: what was usual at first counts
     */
    public Optional<Sign> sign(OptionalLong verifiedMillis) {
        List<Answer> latest = latest();
        if (latest.stream().filter(Answer::isTrouble).count() > MOST_TROUBLES) {
            return Optional.of(Sign.UNRELIABLE);
        }
        if (latest.size() < JUDGED) {
            return Optional.empty();
        }
        if (isSlow(verifiedMillis)) {
            return Optional.of(Sign.SLOW);
        }
        long bounces = median(bounces(latest)).orElse(0);
        boolean isBouncing =
                usual.filter(known -> bounces >= known.bounces() + MORE_BOUNCES).isPresent();
        return isBouncing ? Optional.of(Sign.BOUNCING) : Optional.empty();
    }

    private boolean isSlow(OptionalLong verifiedMillis) {
        OptionalLong normal = verifiedMillis.isPresent()
                ? verifiedMillis
                : usual.map(known -> OptionalLong.of(known.openMillis())).orElseGet(OptionalLong::empty);
        OptionalLong now = openMillis();
        return normal.isPresent()
                && now.isPresent()
                && now.getAsLong() > normal.getAsLong() * SLOW_PERCENT / 100 + READING_MILLIS;
    }

    private static Optional<Usual> usual(List<Answer> first) {
        List<Long> times = times(first);
        return times.size() < JUDGED
                ? Optional.empty()
                : Optional.of(new Usual(
                        median(times).orElseThrow(), median(bounces(first)).orElse(0)));
    }

    private static List<Long> times(List<Answer> answers) {
        return answers.stream()
                .flatMapToLong(answer -> answer.openMillis().stream())
                .boxed()
                .toList();
    }

    private static List<Long> bounces(List<Answer> answers) {
        return answers.stream().map(Answer::bounces).toList();
    }

    private static OptionalLong median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get(sorted.size() / 2));
    }
}
