package parcellocker.agent.hardware.climate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.ReopeningPort;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.contract.problem.Problem;

/**
 * Thermometers and controllers on a line of their own: a slow sensor, or its long cable, never holds up a lock. Each is asked every
 * {@value #EVERY_MILLIS} ms.
 */
public final class ModbusThermometers implements AutoCloseable {
    static final long EVERY_MILLIS = 10_000;
    private static final long REPLY_MILLIS = 500;
    static final int TRIES = 3;

    private final Wiring wiring;
    private final Readings readings;
    private final Uptime uptime;
    private final ReopeningPort port;

    /** One device. */
    public record Probe(String id, int device, RegisterMap map) {
        public Probe {
            var unused = map.block(device);
        }

        Exchange question(long replyMillis) {
            RegisterFrame.Block block = map.block(device);
            return new Exchange(
                    RegisterFrame.request(block),
                    replyMillis,
                    Exchange.WHENEVER,
                    bytes -> RegisterFrame.answer(bytes, block).isPresent());
        }

        /** What it answered; empty if nothing that is an answer. */
        Optional<Reading> reading(Exchange.Result result) {
            return received(result)
                    .flatMap(bytes -> RegisterFrame.answer(bytes, map.block(device)))
                    .map(map::reading);
        }
    }

    /** What the line is made of. */
    public record Wiring(String name, ChannelSource source, WireSettings settings, List<Probe> probes) {
        public Wiring {
            probes = List.copyOf(probes);
        }
    }

    /** Not started yet. */
    public ModbusThermometers(Wiring wiring, Readings readings, Uptime uptime) {
        this.wiring = wiring;
        this.readings = readings;
        this.uptime = uptime;
        this.port = new ReopeningPort(
                "thermometers " + wiring.name(), wiring.source(), Problem.THERMOMETER_LOST, new Asking());
    }

    public void start() {
        port.start();
    }

    @Override
    public void close() {
        port.close();
    }

    private final class Asking implements ReopeningPort.Service {
        @Override
        public void serve(ByteChannel channel, Runnable alive) throws IOException, InterruptedException {
            Wire wire = new Wire(channel, wiring.settings(), uptime);
            while (!Thread.currentThread().isInterrupted()) {
                long next = uptime.millis() + EVERY_MILLIS;
                for (Probe probe : wiring.probes()) {
                    Reading reading = ask(wire, probe);
                    if (!reading.equals(Reading.NONE)) {
                        alive.run();
                    }
                    readings.read(probe.id(), reading);
                }
                rest(channel, next);
            }
        }

        @Override
        public void lost() {
            wiring.probes().forEach(probe -> readings.read(probe.id(), Reading.NONE));
        }
    }

    private Reading ask(Wire wire, Probe probe) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Optional<Reading> reading = probe.reading(wire.exchange(probe.question(REPLY_MILLIS)));
            if (reading.isPresent()) {
                return reading.get();
            }
        }
        return Reading.NONE;
    }

    private static Optional<Bytes> received(Exchange.Result result) {
        return switch (result) {
            case Exchange.Result.Answered answered -> Optional.of(answered.received());
            case Exchange.Result.Silent silent -> Optional.empty();
            case Exchange.Result.NotSent notSent -> Optional.empty();
        };
    }

    /** Reads on, for that is how a pulled plug is seen; what comes unasked belongs to nothing. */
    private void rest(ByteChannel channel, long until) throws IOException, InterruptedException {
        while (uptime.millis() < until) {
            byte[] unasked = channel.read(until - uptime.millis());
            if (unasked.length == 0 && Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
