package parcellocker.agent.locker;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * When the screen goes home by itself, and when it says so before. Times are uptime in milliseconds.
 *
 * @param warnAt empty: it has warned, or does not
 * @param endsAt empty: a door decides, or it is home already
 * @param millis how long a page lasts after a touch
 * @param warned how long the end is announced before, once it is; 0 before that
 */
record Idle(OptionalLong warnAt, OptionalLong endsAt, long millis, long warned) {
    static final Idle NEVER = new Idle(OptionalLong.empty(), OptionalLong.empty(), 0, 0);

    /** Warns for two thirds of a short page: twenty seconds of thirty, in which everybody can answer (WCAG 2.2.1). */
    static Idle warning(long uptime, long millis) {
        long quiet = Math.min(Visits.SHORT_MILLIS, Math.max(millis / 3, millis - Visits.SHORT_MILLIS));
        return new Idle(OptionalLong.of(uptime + quiet), OptionalLong.of(uptime + millis), millis, 0);
    }

    static Idle silent(long uptime, long millis) {
        return new Idle(OptionalLong.empty(), OptionalLong.of(uptime + millis), millis, 0);
    }

    /** As after a new touch. */
    Idle again(long uptime) {
        return endsAt.isEmpty() ? this : warning(uptime, millis);
    }

    Idle warns() {
        return new Idle(OptionalLong.empty(), endsAt, millis, endsAt.orElseThrow() - warnAt.orElseThrow());
    }

    boolean isWarning() {
        return warned > 0;
    }

    /** Whether the page outlasts what may be seen of somebody who has gone: the warning hides it. */
    boolean isTooLongToBeSeen() {
        return millis > Visits.SHORT_MILLIS;
    }

    LongStream deadlines() {
        return LongStream.concat(warnAt.stream(), endsAt.stream());
    }
}
