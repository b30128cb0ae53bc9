package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.hardware.badge.BadgeTalk;
import parcellocker.agent.hardware.badge.Pn532;
import parcellocker.agent.hardware.badge.Rdm6300;
import parcellocker.agent.hardware.badge.SerialBadgeReader;
import parcellocker.agent.hardware.camera.CameraAddress;
import parcellocker.agent.hardware.camera.CameraScanner;
import parcellocker.agent.hardware.camera.CameraWatch;
import parcellocker.agent.hardware.climate.Climate;
import parcellocker.agent.hardware.climate.ModbusThermometers;
import parcellocker.agent.hardware.climate.Readings;
import parcellocker.agent.hardware.climate.W1Thermometers;
import parcellocker.agent.hardware.gpio.LampAndBuzzer;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.hardware.line.WireSettings.Echo;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.hardware.scanner.SerialScanner;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.status.Telemetry;

/** What stands around the lock boards, running: scanners, badges, thermometers, pins. */
final class Surroundings implements AutoCloseable {

    private final Around around;
    private final boolean gatesMailIn;
    private final Inbox inbox;
    private final Uptime uptime;
    private final Started started = new Started();
    private Optional<Climate> climate = Optional.empty();

    private Surroundings(Settings settings, Inbox inbox, Uptime uptime) {
        this.around = settings.around();
        this.gatesMailIn = isWatched(settings);
        this.inbox = inbox;
        this.uptime = uptime;
    }

    /** Starts everything that is configured. None of it can fail now: a device that is not there is tried again for ever. */
    static Surroundings start(Settings settings, SharedProbes.Host boards, Inbox inbox, Uptime uptime) {
        Around around = settings.around();
        Surroundings running = new Surroundings(settings, inbox, uptime);
        running.scanners();
        running.badges();
        running.cameras();
        around.climate().ifPresent(probes -> {
            Climate watched = running.climate(probes);
            SharedProbes.start(settings.lines(), probes, boards, watched, uptime);
        });
        return running;
    }

    /** Has the pins read and switched from now on. */
    void watch(OpenedPins pins, LampAndBuzzer lamp) {
        pins.start(lamp, inbox, uptime);
    }

    /** What the probes read last, for the city to look at; nothing if there is none. */
    List<Telemetry.Climate> read() {
        return climate.map(known -> known.newest().stream().map(this::told).toList())
                .orElseGet(List::of);
    }

    private Telemetry.Climate told(Climate.Newest newest) {
        return new Telemetry.Climate(
                newest.probe(),
                uptime.millis() - newest.at(),
                orNull(newest.reading().milliCelsius()),
                orNull(newest.reading().milliPercent()));
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** The alarms that nothing here can raise: one that was raised by hardware that is gone would stay for ever. */
    static Set<Alarm> unwired(Settings settings, OpenedPins pins) {
        Around around = settings.around();
        // The line raises its own and ends it.
        EnumSet<Alarm> unwired = EnumSet.complementOf(EnumSet.of(Alarm.TWIN));
        unwired.removeAll(pins.alarms());
        if (around.climate().isPresent()) {
            unwired.remove(Alarm.CLIMATE);
        }
        if (isWatched(settings)) {
            unwired.remove(Alarm.CAMERA);
        }
        return unwired;
    }

    private static boolean isWatched(Settings settings) {
        return settings.mailIn() == Settings.MailInRule.WATCHED;
    }

    private void scanners() {
        Repeats repeats = new Repeats(around.againMillis());
        around.scanner().ifPresent(scanner -> {
            SerialSettings port = Wires.port(scanner.serial());
            SerialScanner serial = new SerialScanner(
                    () -> SerialChannel.open(port),
                    new SerialScanner.Manner(scanner.control(), repeats),
                    inbox,
                    uptime);
            started.keep(serial);
            serial.start();
        });
        around.eye().ifPresent(eye -> {
            CameraScanner camera = new CameraScanner(address(eye), repeats, inbox, uptime);
            started.keep(camera);
            camera.start();
        });
    }

    private void cameras() {
        if (!around.cameras().isEmpty()) {
            CameraWatch watch = new CameraWatch(around.cameras().stream()
                    .map(camera -> new CameraWatch.Camera(camera.id(), address(camera)))
                    .toList());
            if (gatesMailIn) {
                watch.tells((wrong, which) -> inbox.offer(new Input.AlarmSeen(Alarm.CAMERA, wrong, which)));
            }
            started.keep(watch);
            watch.start();
        }
    }

    static CameraAddress address(Around.Camera camera) {
        return new CameraAddress(
                camera.way(),
                camera.address(),
                camera.login().map(login -> new CameraAddress.User(login.user(), login.password())));
    }

    private void badges() {
        around.badges().ifPresent(badges -> {
            BadgeTalk talk = switch (badges.kind()) {
                case RDM6300 -> new Rdm6300(badges.check());
                case PN532 -> new Pn532(uptime);
            };
            SerialSettings port = Wires.port(badges.serial());
            SerialBadgeReader reader = new SerialBadgeReader(
                    () -> SerialChannel.open(port),
                    new SerialBadgeReader.Manner(talk, badges.order(), new Repeats(badges.againMillis())),
                    inbox,
                    uptime);
            started.keep(reader);
            reader.start();
        });
    }

    private Climate climate(Around.Thermometers thermometers) {
        Map<String, Climate.Bounds> bounds = new TreeMap<>();
        thermometers.probes().forEach(probe -> bounds.put(probe.id(), probe.bounds()));
        Climate watched = new Climate(bounds, thermometers.doors(), inbox, uptime);
        climate = Optional.of(watched);
        thermometers(thermometers, watched, uptime).forEach(started::keep);
        return watched;
    }

    /** Has every probe read from now on, but those on lines of lock boards. */
    static List<AutoCloseable> thermometers(Around.Thermometers thermometers, Readings readings, Uptime uptime) {
        List<AutoCloseable> started = new ArrayList<>();
        for (Around.ProbeLine line : thermometers.lines()) {
            ModbusThermometers wires = wired(line, thermometers, readings, uptime);
            started.add(wires);
            wires.start();
        }
        List<W1Thermometers.Probe> files = new ArrayList<>();
        for (Around.Probe probe : thermometers.probes()) {
            if (probe.place() instanceof Around.Place.Kernel kernel) {
                files.add(new W1Thermometers.Probe(probe.id(), kernel.file()));
            }
        }
        if (!files.isEmpty()) {
            W1Thermometers kernel = new W1Thermometers(files, readings);
            started.add(kernel);
            kernel.start();
        }
        return started;
    }

    private static ModbusThermometers wired(
            Around.ProbeLine line, Around.Thermometers thermometers, Readings readings, Uptime uptime) {
        List<ModbusThermometers.Probe> probes = new ArrayList<>();
        for (Around.Probe probe : thermometers.probes()) {
            if (probe.place() instanceof Around.Place.Wired wired
                    && wired.line().equals(line.id())) {
                probes.add(new ModbusThermometers.Probe(probe.id(), wired.device(), wired.map()));
            }
        }
        SerialSettings port = Wires.port(line.serial());
        ModbusThermometers.Wiring wiring = new ModbusThermometers.Wiring(
                line.id(),
                () -> SerialChannel.open(port),
                new WireSettings(port.quietMillis(), line.echo() ? Echo.STRIP : Echo.NONE),
                probes);
        return new ModbusThermometers(wiring, readings, uptime);
    }

    @Override
    public void close() {
        started.close();
    }
}
