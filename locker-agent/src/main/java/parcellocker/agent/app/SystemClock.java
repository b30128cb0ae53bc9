package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.runtime.Clock;
import parcellocker.agent.runtime.Timepiece;

/** The machine's clocks and randomness; the only class that reads them. What they are worth {@link Timepiece} decides. */
final class SystemClock implements Clock {
    /** Touched by systemd-timesyncd at each answer of a time server. */
    static final Path TIMESYNC = Path.of("/run/systemd/timesync/synchronized");

    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();
    private final SecureRandom random = new SecureRandom();
    private final Path timesync;
    private long synchronizedAt;
    private volatile OptionalLong skewMillis = OptionalLong.empty();
    private volatile Timepiece timepiece = Timepiece.floored(0);

    /** @param timesync a file whose age tells of the latest network time */
    SystemClock(Path timesync) {
        this.timesync = timesync;
        this.synchronizedAt = lastSynchronized();
    }

    /** Monotonic milliseconds since the process began. */
    long uptimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** What the machine's wall clock says, for names of files and the like; it decides nothing. */
    static long machineMillis() {
        return System.currentTimeMillis();
    }

    /** The time that was certainly over when the store was last written. Before the first use of {@link #now}. */
    synchronized void floor(long millis) {
        timepiece = new Timepiece(millis, timepiece.said());
    }

    /** The city's signed time has come. */
    synchronized void cityTime(long cityMillis) {
        skewMillis = OptionalLong.of(System.currentTimeMillis() - cityMillis);
        timepiece = timepiece.cityTime(cityMillis, uptimeMillis());
    }

    /** How far the machine's own clock was ahead of the city's when that last told the time; empty: it has not. */
    OptionalLong skewMillis() {
        return skewMillis;
    }

    /** Looks whether network time has come since the last look. */
    synchronized void lookForNetworkTime() {
        long last = lastSynchronized();
        if (last != synchronizedAt) {
            synchronizedAt = last;
            timepiece = timepiece.networkTime(System.currentTimeMillis(), uptimeMillis());
        }
    }

    private long lastSynchronized() {
        try {
            return Files.exists(timesync) ? Files.getLastModifiedTime(timesync).toMillis() : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    @Override
    public Moment now() {
        long uptime = uptimeMillis();
        Timepiece.Reading reading = timepiece.at(uptime, startMillis + uptime);
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return new Moment(
                uptime, reading.wallMillis(), reading.quality(), HexFormat.of().formatHex(fresh));
    }
}
