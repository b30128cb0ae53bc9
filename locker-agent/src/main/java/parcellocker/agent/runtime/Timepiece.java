package parcellocker.agent.runtime;

import java.util.Optional;
import parcellocker.agent.locker.Quality;

/**
 * What time it is, without a clock: from the city's signed word or a network time that agrees with what is known, and the
 * monotonic time since. The machine's own wall clock is only believed until one of them speaks, and never trusted.
 *
 * @param floor Unix milliseconds that are certainly over
 * @param said the latest word that was believed; empty after each start
 */
public record Timepiece(long floor, Optional<Said> said) {
    private static final long DAY = 24L * 3600 * 1000;
    /** A clock that runs on by itself is held for so long. */
    private static final long HELD = 30 * DAY;
    /** How far behind the floor a good clock may be. */
    private static final long BACK = 300_000;
    /** What network time may correct per elapsed millisecond: 500 ppm, beyond one second. */
    private static final long SLEW = 2_000;

    /** Somebody said that it was {@code wallMillis} at {@code uptimeMillis}. */
    public record Said(long wallMillis, long uptimeMillis) {
        long at(long uptime) {
            return wallMillis + uptime - uptimeMillis;
        }
    }

    /** What may be told of now. */
    public record Reading(long wallMillis, Quality quality) {}

    /** After a start: only the floor that was written down is known. */
    public static Timepiece floored(long floor) {
        return new Timepiece(floor, Optional.empty());
    }

    /** The city's signed time: it may step, forward by any amount. */
    public Timepiece cityTime(long wallMillis, long uptime) {
        return new Timepiece(floor, Optional.of(new Said(wallMillis, uptime)));
    }

    /**
     * Network time was received, unsigned. It starts a clock only within a day of the floor, and moves one that runs only as
     * fast as a crystal drifts: whoever forges it gains nothing.
     */
    public Timepiece networkTime(long wallMillis, long uptime) {
        boolean agrees = said.isPresent()
                ? Math.abs(wallMillis - said.get().at(uptime))
                        <= 1_000 + (uptime - said.get().uptimeMillis()) / SLEW
                : floor > 0 && wallMillis >= floor - BACK && wallMillis <= floor + uptime + DAY;
        return agrees ? cityTime(wallMillis, uptime) : this;
    }

    /** The time at that uptime; {@code machine} is what the machine's wall clock says. */
    public Reading at(long uptime, long machine) {
        if (said.isEmpty()) {
            return new Reading(machine, Quality.SUSPECT);
        }
        long since = uptime - said.get().uptimeMillis();
        long wall = said.get().at(uptime);
        boolean isBack = wall < floor - BACK;
        if (isBack || since > HELD) {
            return new Reading(wall, Quality.SUSPECT);
        }
        return new Reading(wall, since <= DAY ? Quality.TRUSTED : Quality.HOLDOVER);
    }
}
