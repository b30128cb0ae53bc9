package parcellocker.agent.uplink;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.runtime.City;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.Topic;

/**
 * The line to the city: one thread that connects, serves the connection until it breaks, waits a jittered while and connects
 * anew. The journal is the outbox: the broker never holds the only copy of anything, and whatever happens here loses nothing.
 */
public final class Uplink implements City, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
    private static final long LAMP_WAIT_MILLIS = 50;

    private final Line line;
    private final RandomGenerator random = new SplittableRandom();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong released;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
    private volatile List<Telemetry.Climate> climate = List.of();

    private final Thread thread = new Thread(this::run, "uplink");

    private Uplink(Line line) {
        this.line = line;
        this.released = new AtomicLong(line.agent().journal().head().seq());
    }

    /** Starts the line; everything committed so far may be sent. Returns at once, whether there is a city or not. */
    public static Uplink start(UplinkSettings settings, CityKeys keys, Agent agent) {
        Uplink uplink = new Uplink(Line.of(settings, keys, agent));
        uplink.thread.start();
        return uplink;
    }

    @Override
    public void publish() {
        // Only the loop's thread is here, after its commits: the head never goes back but for a new epoch.
        released.set(line.agent().journal().head().seq());
        wake();
    }

    /** What the probes read last; it goes to the city with the next telemetry, if there is a city then. Any thread may. */
    public void tell(List<Telemetry.Climate> newest) {
        climate = List.copyOf(newest);
        wake();
    }

    /** Uptime when the city was last heard; empty: not since the start. Any thread may ask. */
    public OptionalLong heardAt() {
        return line.heard().at();
    }

    /** How many messages or answers were refused with this number since the start. */
    public long refusals(Problem problem) {
        return line.refusals().of(problem);
    }

    /** Says goodbye if there is a connection, and leaves no thread. */
    @Override
    public void close() {
        stop.countDown();
        wake();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        Connection connection = current.get();
        if (connection != null) {
            connection.wake();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        Backoff backoff = line.settings().timing().backoff();
        int failures = 0;
        while (hasPaused(backoff.delay(failures, random))) {
            failures = attempt() ? 0 : failures + 1;
        }
    }

    /** False if the line shall stop. */
    private boolean hasPaused(long millis) {
        try {
            long left = millis;
            while (left > 0 && !isStopping()) {
                long slice = line.isUntold() ? Math.min(left, LAMP_WAIT_MILLIS) : left;
                left = stop.await(slice, TimeUnit.MILLISECONDS) ? 0 : left - slice;
            }
            return !isStopping();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One connection from CONNECT to its end; true if the city was heard on it. */
    private boolean attempt() {
        try {
            return isServed(new Connection(line.settings(), this::isStopping));
        } catch (LinkException | RuntimeException broken) {
            LOG.error(
                    "{} no client for {}",
                    Problem.LINK_LOST.code(),
                    line.settings().url(),
                    broken);
            return false;
        }
    }

    private boolean isServed(Connection connection) {
        Session session = new Session(line, connection, () -> climate);
        current.set(connection);
        try {
            session.run(connection, this::isStopping, released::get);
            connection.finish(new Topic(line.settings().locker(), Topic.Kind.STATUS), session.death());
        } catch (LinkException lost) {
            LOG.warn("{} {}", Problem.LINK_LOST.code(), lost.getMessage());
            connection.abandon();
        } catch (RuntimeException broken) {
            // Whatever broke this connection must not end the line: without it the city hears nothing more.
            LOG.error("{} the line failed within", Problem.LINK_LOST.code(), broken);
            connection.abandon();
        } finally {
            current.set(null);
            if (connection.isTakenOver()) {
                line.twins().takenOver(line.agent().now());
            }
            line.outbox().lost();
            line.lamp().set(false);
        }
        return session.isHeard();
    }
}
