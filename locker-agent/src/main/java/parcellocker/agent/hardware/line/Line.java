package parcellocker.agent.hardware.line;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;

/** One serial line and its one thread: releases first, polls between, everything else waits. */
public final class Line implements AutoCloseable {
    /** Longest sleep, so that a clock that was asked too early is asked again. */
    private static final long NAP_MILLIS = 1_000;

    /** A port that stays open so long does not flap, even if nothing answers on it. */
    private static final long STEADY_MILLIS = 10_000;

    private final String name;
    private final WireSettings settings;
    private final Uptime uptime;
    private final CoilSupply supply;
    private final Polling polling;
    private final Releases releases = new Releases();
    private final ReopeningPort port;
    private final AtomicLong turns = new AtomicLong();

    /** Not started yet. */
    public Line(Wiring wiring, Uptime uptime, Polling polling) {
        this.name = wiring.name();
        this.settings = wiring.settings();
        this.supply = wiring.supply();
        this.uptime = uptime;
        this.polling = polling;
        this.port = new ReopeningPort("line " + wiring.name(), wiring.source(), Problem.LINE_LOST, new Serving());
    }

    /**
     * What a line is made of.
     *
     * @param name for the log
     * @param supply what feeds the coils; shared if several lines hang on one supply
     */
    public record Wiring(String name, ChannelSource source, WireSettings settings, CoilSupply supply) {}

    public void start() {
        port.start();
    }

    public String name() {
        return name;
    }

    /** Whether its device is open. On any thread. */
    public boolean isUp() {
        return releases.isUp();
    }

    /** Queues a release. False if the line is down or its queue full: then neither of the release's methods is called. */
    public boolean offer(Release release) {
        return releases.offer(release);
    }

    /**
     * Turns of its thread, and attempts to open its port: one more at least every 30 s, the longest wait between two attempts, or
     * it is stuck.
     */
    public long turns() {
        return turns.get();
    }

    @Override
    public void close() {
        port.close();
    }

    private final class Serving implements ReopeningPort.Service {
        @Override
        public void serve(ByteChannel channel, Runnable alive) throws IOException, InterruptedException {
            Open open = opened(channel);
            while (!Thread.currentThread().isInterrupted()) {
                turns.incrementAndGet();
                if (!open.hasWorked()) {
                    open.rest();
                }
                if (open.isAlive()) {
                    alive.run();
                }
            }
        }

        @Override
        public void lost() {
            turns.incrementAndGet();
            Line.this.lost();
        }
    }

    /** The device is there. From now on whoever calls {@link Open#hasWorked} is the line's thread. */
    public Open opened(ByteChannel channel) {
        Open open = new Open(new Wire(channel, settings, uptime), uptime.millis());
        polling.connected();
        releases.setUp(true);
        return open;
    }

    /** The device is gone, or could not be opened. */
    public void lost() {
        releases.setUp(false);
        polling.lost();
    }

    /** A line whose device is there, without a thread: a simulation is the thread. */
    public final class Open {
        private final Wire wire;
        private final long openedAt;

        private Open(Wire wire, long openedAt) {
            this.wire = wire;
            this.openedAt = openedAt;
        }

        /** Does the one thing that is due; false if nothing is. */
        public boolean hasWorked() throws IOException, InterruptedException {
            long now = uptime.millis();
            releases.dropLate(now);
            Release next = nextRelease(now);
            if (next != null) {
                next.send(wire);
                return true;
            }
            if (polling.dueAt() <= now) {
                polling.poll(wire);
                return true;
            }
            return false;
        }

        /** For how many milliseconds nothing will be due unless a release is offered. */
        public long restMillis() {
            long now = uptime.millis();
            long untilPoll = untilPoll(now);
            return Math.max(0, releases.isEmpty() ? untilPoll : Math.min(untilPoll, supply.waitMillis(now)));
        }

        private void rest() throws InterruptedException {
            long now = uptime.millis();
            releases.await(untilPoll(now), supply.waitMillis(now));
        }

        private long untilPoll(long now) {
            return Math.min(NAP_MILLIS, polling.dueAt() - now);
        }

        /** Whether the device has shown a sign of life, or stayed long enough to be no flapping one. */
        boolean isAlive() {
            return wire.hasHeard() || uptime.millis() - openedAt > STEADY_MILLIS;
        }
    }

    private @Nullable Release nextRelease(long now) {
        return !releases.isEmpty() && supply.claim(now) ? releases.take() : null;
    }
}
