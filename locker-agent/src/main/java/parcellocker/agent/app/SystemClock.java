package parcellocker.agent.app;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.runtime.Clock;

/**
 * The machine's clocks and randomness; the only class that reads them. The wall clock is trusted only after the city's signed
 * word, for a day, and held for thirty; a machine without time boots SUSPECT.
 */
final class SystemClock implements Clock {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final long startNanos = System.nanoTime();
    private final SecureRandom random = new SecureRandom();
    /** Wall time at uptime 0 as the city has it, and when it said so. */
    private volatile Said said = new Said(System.currentTimeMillis(), NEVER);

    private record Said(long wallAtStart, long atUptime) {}

    /** Monotonic milliseconds since the process began. */
    long uptimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** The city's signed time has come. */
    void cityTime(long cityMillis) {
        long uptime = uptimeMillis();
        said = new Said(cityMillis - uptime, uptime);
    }

    @Override
    public Moment now() {
        long uptime = uptimeMillis();
        Said latest = said;
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return new Moment(
                uptime,
                latest.wallAtStart() + uptime,
                quality(latest, uptime),
                HexFormat.of().formatHex(fresh));
    }

    private static Quality quality(Said said, long uptime) {
        if (said.atUptime() == NEVER || uptime - said.atUptime() > 30 * DAY) {
            return Quality.SUSPECT;
        }
        return uptime - said.atUptime() <= DAY ? Quality.TRUSTED : Quality.HOLDOVER;
    }
}
