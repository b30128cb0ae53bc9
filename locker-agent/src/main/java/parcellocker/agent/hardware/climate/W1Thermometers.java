package parcellocker.agent.hardware.climate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** DS18B20 sensors through the kernel's files. Each reading measures, for most of a second; so a thread of their own. */
public final class W1Thermometers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(W1Thermometers.class);
    private static final long EVERY_MILLIS = 10_000;
    private static final int MOST_BYTES = 200;

    private final List<Probe> probes;
    private final Readings readings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("thermometers").daemon().factory());

    /** One sensor; {@code file} is its {@code w1_slave} or {@code temperature}. */
    public record Probe(String id, Path file) {}

    /** Not started yet. */
    public W1Thermometers(List<Probe> probes, Readings readings) {
        this.probes = List.copyOf(probes);
        this.readings = readings;
    }

    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Asks each sensor once. */
    void look() {
        for (Probe probe : probes) {
            try {
                readings.read(probe.id(), Reading.celsius(milliCelsius(probe.file())));
            } catch (RuntimeException broken) {
                // A timer never calls again what has thrown.
                LOG.error("{} the reading of {} was not taken", Problem.INTERNAL.code(), probe.id(), broken);
            }
        }
    }

    private static OptionalInt milliCelsius(Path file) {
        try (var in = Files.newInputStream(file)) {
            return W1Text.milliCelsius(new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            LOG.debug("{}: {}", file, unreadable.toString());
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
