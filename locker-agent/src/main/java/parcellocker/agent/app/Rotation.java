package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.vault.Device;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;

/**
 * Notices that the city has other keys than this locker runs with, writes them into the key file, and has the process end once
 * nobody is at the locker, so that it starts with them. It asks when a signature was wrong; a renewal of the certificate tells
 * without being asked.
 *
 * <p>What it believes comes over TLS from a server whose certificate one of this locker's authorities signed. Who does not hold an
 * authority's key can therefore neither give a locker keys of their own nor bring former ones back; they can at most have it ask,
 * at most once in {@link #REST_MILLIS}.
 */
final class Rotation implements AutoCloseable {
    /** Between two questions at least. */
    static final long REST_MILLIS = 600_000;
    /** A fleet that hears a new signature all at once does not ask all at once. */
    static final long SPREAD_MILLIS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final long LOOK_SECONDS = 5;

    private final Path file;
    private final Keys running;
    private final World world;
    private final RandomGenerator random = new SecureRandom();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rotation").daemon().factory());
    private long heard;
    private long restsUntil = Long.MIN_VALUE;
    private OptionalLong askAt = OptionalLong.empty();
    private volatile boolean isOutdated;

    /**
     * What it needs of the rest.
     *
     * @param wrong how many of the city's words had a wrong signature, since the start
     * @param ask what the city says of itself; a {@link ProblemException} if it cannot be asked
     * @param idle whether nobody would miss the process for a few seconds
     * @param end ends the process in order; may not return
     * @param uptime milliseconds, never set back
     */
    record World(
            LongSupplier wrong,
            Supplier<EnrolmentWords.Published> ask,
            BooleanSupplier idle,
            Runnable end,
            LongSupplier uptime) {}

    /**
     * @param file the locker's keys
     * @param running what was read from it at the start
     */
    Rotation(Path file, Keys running, World world) {
        this.file = file;
        this.running = running;
        this.world = world;
    }

    /** Asks the enrolment listener, believing this locker's authorities alone. */
    static EnrolmentWords.Published published(Device device) {
        DeviceFile known = device.file();
        return EnrolmentClient.believed(known.listener(), known.identity().trust())
                .city();
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** One look; it throws nothing, for a timer never calls again what has thrown. */
    void look() {
        try {
            if (isOutdated) {
                endIfIdle();
            } else {
                askIfDue();
            }
        } catch (ProblemException refused) {
            LOG.warn("the city's keys are not known: {}", refused.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("{} the city's keys are not known", Problem.INTERNAL.code(), broken);
        }
    }

    private void endIfIdle() {
        if (world.idle().getAsBoolean()) {
            LOG.info("ends to start again with the city's new keys");
            world.end().run();
        }
    }

    private void askIfDue() {
        long now = world.uptime().getAsLong();
        long wrong = world.wrong().getAsLong();
        if (askAt.isEmpty() && wrong > heard) {
            askAt = OptionalLong.of(Math.max(now, restsUntil) + random.nextLong(SPREAD_MILLIS));
        }
        if (askAt.isPresent() && now >= askAt.getAsLong()) {
            // Before the question: one that fails counts too.
            askAt = OptionalLong.empty();
            restsUntil = now + REST_MILLIS;
            heard = wrong;
            told(world.ask().get());
        }
    }

    /** The city said this of itself. */
    synchronized void told(EnrolmentWords.Published said) {
        try {
            Keys next = KeyFile.replaceCity(file, said);
            // Against what runs, not against the file: a technician may have written it already.
            if (!next.equals(running)) {
                LOG.warn("the city has other keys: they are written, and count from the next start on");
                isOutdated = true;
            }
        } catch (ProblemException refused) {
            LOG.error("the city says keys that cannot be its own: {}", refused.getMessage());
        } catch (IOException unwritten) {
            LOG.error("{} the city's new keys cannot be written", Problem.STORE_FAILED.code(), unwritten);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
