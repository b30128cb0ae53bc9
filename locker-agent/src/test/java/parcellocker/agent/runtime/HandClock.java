package parcellocker.agent.runtime;

import java.util.Locale;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Quality;

/** Time that stands still until a test moves it, and chance that is a counter. */
public final class HandClock implements Clock {
    private long uptime;
    private long wall = 1_800_000_000_000L;
    private Quality quality = Quality.TRUSTED;
    private long drawn;

    @Override
    public synchronized Moment now() {
        drawn++;
        return new Moment(
                uptime,
                wall,
                quality,
                String.format(Locale.ROOT, "%016x", drawn).repeat(4));
    }

    public synchronized long uptime() {
        return uptime;
    }

    public synchronized long wallSeconds() {
        return wall / 1000;
    }

    public synchronized void passes(long millis) {
        uptime += millis;
        wall += millis;
    }

    /** The wall clock is set, forward or back. */
    public synchronized void jumps(long millis) {
        wall += millis;
    }

    public synchronized void is(Quality next) {
        quality = next;
    }

    /** A new process counts from nought. */
    public synchronized void reboots() {
        uptime = 0;
    }
}
