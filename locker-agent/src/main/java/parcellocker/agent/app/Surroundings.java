package parcellocker.agent.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.badge.BadgeTalk;
import parcellocker.agent.hardware.badge.Pn532;
import parcellocker.agent.hardware.badge.Rdm6300;
import parcellocker.agent.hardware.badge.SerialBadgeReader;
import parcellocker.agent.hardware.climate.Climate;
import parcellocker.agent.hardware.climate.ModbusThermometers;
import parcellocker.agent.hardware.climate.W1Thermometers;
import parcellocker.agent.hardware.gpio.AlarmContacts;
import parcellocker.agent.hardware.gpio.LampAndBuzzer;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.hardware.line.WireSettings.Echo;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.hardware.scanner.SerialScanner;
import parcellocker.agent.locker.Input.AlarmSeen.Alarm;
import parcellocker.agent.runtime.Inbox;
import parcellocker.contract.problem.Problem;

/** What stands around the lock boards, running: scanners, badges, thermometers, pins. */
final class Surroundings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final Around around;
    private final Inbox inbox;
    private final Uptime uptime;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private Surroundings(Around around, Inbox inbox, Uptime uptime) {
        this.around = around;
        this.inbox = inbox;
        this.uptime = uptime;
    }

    /** Starts everything that is configured. None of it can fail now: a device that is not there is tried again for ever. */
    static Surroundings start(Around around, Inbox inbox, Uptime uptime) {
        Surroundings running = new Surroundings(around, inbox, uptime);
        running.scanners();
        running.badges();
        around.climate().ifPresent(running::climate);
        return running;
    }

    /** Has the pins read and switched from now on. */
    void watch(OpenedPins pins, LampAndBuzzer lamp) {
        pins.start(new AlarmContacts(pins.contacts(), inbox, uptime), lamp);
    }

    /** The alarms that nothing here can raise: one that was raised by hardware that is gone would stay for ever. */
    static Set<Alarm> unwired(Around around, OpenedPins pins) {
        EnumSet<Alarm> unwired = EnumSet.allOf(Alarm.class);
        unwired.removeAll(pins.contacts().keySet());
        if (around.climate().isPresent()) {
            unwired.remove(Alarm.CLIMATE);
        }
        return unwired;
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
            started.push(serial);
            serial.start();
        });
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
            started.push(reader);
            reader.start();
        });
    }

    private void climate(Around.Thermometers thermometers) {
        Map<String, Climate.Bounds> bounds = new TreeMap<>();
        thermometers.probes().forEach(probe -> bounds.put(probe.id(), probe.bounds()));
        Climate climate = new Climate(bounds, inbox, uptime);
        thermometers.lines().forEach(line -> wired(line, thermometers, climate));
        List<W1Thermometers.Probe> files = new ArrayList<>();
        for (Around.Probe probe : thermometers.probes()) {
            if (probe.place() instanceof Around.Place.Kernel kernel) {
                files.add(new W1Thermometers.Probe(probe.id(), kernel.file()));
            }
        }
        if (!files.isEmpty()) {
            W1Thermometers kernel = new W1Thermometers(files, climate);
            started.push(kernel);
            kernel.start();
        }
    }

    private void wired(Around.ProbeLine line, Around.Thermometers thermometers, Climate climate) {
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
        ModbusThermometers wires = new ModbusThermometers(wiring, climate, uptime);
        started.push(wires);
        wires.start();
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception failed) {
                LOG.warn("{} {} did not stop cleanly", Problem.INTERNAL.code(), part, failed);
            }
        }
    }
}
