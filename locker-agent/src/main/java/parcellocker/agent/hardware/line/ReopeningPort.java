package parcellocker.agent.hardware.line;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/**
 * The one thread that owns a device: opens it, serves it, and when it is lost opens it anew, after waits of 1 to 30 s, for
 * ever. There is no state in which a person must come to restart it.
 */
public final class ReopeningPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReopeningPort.class);
    private static final long LEAVE_MILLIS = 5_000;

    /** What is done with the device while it is there. All on the port's thread. */
    public interface Service {
        /**
         * Works until the device is lost or the port is closed, which interrupts the thread.
         *
         * @param alive to be run at each sign of life of the device
         */
        void serve(ByteChannel channel, Runnable alive) throws IOException, InterruptedException;

        /** The device is gone, or could not be opened. */
        void lost();
    }

    private final String name;
    private final ChannelSource source;
    private final Problem lossProblem;
    private final Service service;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean toldOfLoss;

    /**
     * Not started yet.
     *
     * @param name for the log and the thread
     * @param lossProblem the number under which a loss is logged
     */
    public ReopeningPort(String name, ChannelSource source, Problem lossProblem, Service service) {
        this.name = name;
        this.source = source;
        this.lossProblem = lossProblem;
        this.service = service;
        this.backoff = new Backoff(RandomGenerator.getDefault());
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Ends the thread and closes the device. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        boolean wasInterrupted = Thread.interrupted();
        try {
            thread.join(LEAVE_MILLIS);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                attempt();
                long wait = backoff.nextMillis();
                if (closed.await(wait, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} closed", name);
        }
    }

    private void attempt() throws InterruptedException {
        try (ByteChannel channel = source.open()) {
            LOG.info("{} is open", name);
            toldOfLoss = false;
            service.serve(channel, backoff::reset);
        } catch (IOException e) {
            tell(e);
        } finally {
            service.lost();
        }
    }

    /** Once an outage: its hundred attempts are no news. */
    private void tell(IOException loss) {
        if (toldOfLoss) {
            LOG.debug("{} is still lost: {}", name, loss.getMessage());
        } else {
            LOG.warn("{} {} is lost: {}", lossProblem.code(), name, loss.getMessage());
            toldOfLoss = true;
        }
    }
}
