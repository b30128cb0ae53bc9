package parcellocker.agent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.hardware.badge.Pn532;
import parcellocker.agent.hardware.badge.Rdm6300;
import parcellocker.agent.hardware.badge.SerialBadgeReader;
import parcellocker.agent.hardware.camera.CameraWatch;
import parcellocker.agent.hardware.climate.ModbusThermometers;
import parcellocker.agent.hardware.climate.Readings;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Whether what stands around the lock boards is there: a badge, a temperature, a picture, a pin. The serial scanner is asked elsewhere. */
final class AroundChecks {
    private static final long BADGE_SECONDS = 20;
    /** Three questions of a thermometer that does not answer, and as much again. */
    private static final long PROBE_SECONDS = 4;

    private final Around around;
    private final List<Settings.Line> lockLines;
    private final Uptime uptime;
    private final Person person;

    AroundChecks(Settings settings, Uptime uptime, Person person) {
        this.around = settings.around();
        this.lockLines = settings.lines();
        this.uptime = uptime;
        this.person = person;
    }

    List<Check> run() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        around.gpio().ifPresent(gpio -> checks.add(pins(gpio)));
        if (around.climate().isPresent()) {
            checks.addAll(thermometers(around.climate().get()));
        }
        around.eye().ifPresent(eye -> checks.add(camera("camera scanner", eye)));
        around.cameras().forEach(camera -> checks.add(camera("camera " + camera.id(), camera)));
        if (around.badges().isPresent()) {
            checks.add(badges(around.badges().get()));
        }
        return checks;
    }

    private static Check pins(Around.Gpio gpio) {
        try (OpenedPins pins = OpenedPins.all(Optional.of(gpio))) {
            return pins.hasPower().orElse(false)
                    ? Check.fail("pins", Problem.GATE_WRONG, "the coils have power though the gate is down")
                    : Check.pass(
                            "pins",
                            "each can be had of " + (gpio.chip().isEmpty() ? gpio.provider() : gpio.chip())
                                    + ", alarms " + pins.alarms());
        } catch (ProblemException missing) {
            return Check.fail("pins", missing.problem(), String.valueOf(missing.getMessage()));
        } catch (IOException unread) {
            return Check.fail("pins", Problem.PINS_MISSING, String.valueOf(unread.getMessage()));
        }
    }

    private List<Check> thermometers(Around.Thermometers thermometers) throws InterruptedException {
        Map<String, OptionalInt> read = new ConcurrentHashMap<>();
        CountDownLatch missing = new CountDownLatch(thermometers.probes().size());
        Readings readings = (probe, reading) -> {
            if (read.put(probe, reading.milliCelsius()) == null) {
                missing.countDown();
            }
        };
        List<AutoCloseable> asking = Surroundings.thermometers(thermometers, readings, uptime);
        for (ModbusThermometers shared : SharedProbes.alone(lockLines, thermometers, readings, uptime)) {
            asking.add(shared);
            shared.start();
        }
        try {
            boolean unused = missing.await(PROBE_SECONDS * thermometers.probes().size(), TimeUnit.SECONDS);
        } finally {
            asking.forEach(AroundChecks::close);
        }
        return thermometers.probes().stream()
                .map(probe -> thermometer(probe.id(), read.getOrDefault(probe.id(), OptionalInt.empty())))
                .toList();
    }

    private static Check thermometer(String probe, OptionalInt milliCelsius) {
        String name = "thermometer " + probe;
        return milliCelsius.isPresent()
                ? Check.pass(name, milliCelsius.getAsInt() / 1_000.0 + " degrees")
                : Check.fail(name, Problem.THERMOMETER_LOST, "gives no temperature");
    }

    private static Check camera(String name, Around.Camera camera) {
        CameraWatch.Camera looked = new CameraWatch.Camera(camera.id(), Surroundings.address(camera));
        try (CameraWatch watch = new CameraWatch(List.of(looked))) {
            return watch.wrongNow(camera.id())
                    .map(wrong -> Check.fail(name, problem(wrong), wrong))
                    .orElseGet(() -> Check.pass(name, "shows a picture"));
        }
    }

    private static Problem problem(String wrong) {
        return wrong.startsWith(Problem.CAMERA_BLIND.code()) ? Problem.CAMERA_BLIND : Problem.CAMERA_LOST;
    }

    private Check badges(Around.Badges badges) throws InterruptedException {
        SerialSettings port = Wires.port(badges.serial());
        try (SerialChannel channel = SerialChannel.open(port)) {
            if (badges.kind() == Around.Badges.Kind.PN532) {
                Optional<Bytes> firmware = new Pn532(uptime).firmware(channel);
                return firmware.map(version -> Check.pass("badge reader", port.path() + " firmware " + version))
                        .orElseGet(() -> lost(port.path() + " does not tell its firmware"));
            }
        } catch (IOException unplugged) {
            return lost(port.path() + ": " + unplugged.getMessage());
        }
        return badge(badges, port);
    }

    /** Such a reader says nothing by itself: only a badge proves it. */
    private Check badge(Around.Badges badges, SerialSettings port) throws InterruptedException {
        BlockingQueue<Input> read = new LinkedBlockingQueue<>();
        SerialBadgeReader.Manner manner =
                new SerialBadgeReader.Manner(new Rdm6300(badges.check()), badges.order(), new Repeats(0));
        try (SerialBadgeReader reader =
                new SerialBadgeReader(() -> SerialChannel.open(port), manner, read::offer, uptime)) {
            reader.start();
            person.tell("Hold any badge before the reader " + port.path() + ".");
            return read.poll(BADGE_SECONDS, TimeUnit.SECONDS) == null
                    ? lost(port.path() + ": nothing came in " + BADGE_SECONDS + " s")
                    : Check.pass("badge reader", port.path() + " has read a badge");
        }
    }

    private static Check lost(String detail) {
        return Check.fail("badge reader", Problem.BADGE_READER_LOST, detail);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
