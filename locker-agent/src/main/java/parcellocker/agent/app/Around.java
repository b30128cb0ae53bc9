package parcellocker.agent.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.hardware.badge.Rdm6300;
import parcellocker.agent.hardware.badge.SerialBadgeReader.Order;
import parcellocker.agent.hardware.camera.CameraAddress.Way;
import parcellocker.agent.hardware.climate.Climate;
import parcellocker.agent.hardware.climate.RegisterMap;
import parcellocker.agent.hardware.gpio.Pi4jPins;
import parcellocker.agent.hardware.gpio.Pins;
import parcellocker.agent.hardware.scanner.ScannerControl;

/**
 * What stands around the lock boards, checked. Each may be left out.
 *
 * @param againMillis how long the same text is the same scan, whichever scanner reads it
 */
record Around(
        Optional<Scanner> scanner,
        Optional<Camera> eye,
        long againMillis,
        Optional<Badges> badges,
        Optional<Thermometers> climate,
        Optional<Gpio> gpio,
        List<Camera> cameras) {
    Around {
        cameras = List.copyOf(cameras);
    }

    /** A serial scanner and what is said to it. */
    record Scanner(Settings.Serial serial, ScannerControl control) {}

    /**
     * A serial badge reader.
     *
     * @param check only for {@link Kind#RDM6300}
     */
    record Badges(Settings.Serial serial, Kind kind, Rdm6300.Check check, Order order, long againMillis) {
        enum Kind {
            RDM6300,
            PN532
        }
    }

    /**
     * Every probe, on lines of their own, on those of lock boards, or in the kernel's files.
     *
     * @param doors the probe that tells how warm it is at the doors, for the frost plan
     */
    record Thermometers(List<ProbeLine> lines, List<Probe> probes, Optional<String> doors) {
        Thermometers {
            lines = List.copyOf(lines);
            probes = List.copyOf(probes);
        }
    }

    /** A serial line of thermometers. */
    record ProbeLine(String id, Settings.Serial serial, boolean echo) {}

    /** One probe and what is right for it. */
    record Probe(String id, Place place, Climate.Bounds bounds) {}

    /** Where a probe is read. */
    sealed interface Place {
        record Wired(String line, int device, RegisterMap map) implements Place {}

        /** On a line of lock boards, asked between their readings. */
        record Shared(String lockLine, int device, RegisterMap map) implements Place {}

        record Kernel(Path file) implements Place {}
    }

    /** The board's own pins. */
    record Gpio(Pi4jPins.Provider provider, String chip, Optional<Gated> gate, Signals signals, Alarms alarms) {
        /** Every pin by its name in the configuration. */
        Map<String, Pins.Pin> pins() {
            Map<String, Pins.Pin> pins = new LinkedHashMap<>();
            gate.ifPresent(gated -> pins.put("gate", gated.pin()));
            gate.flatMap(Gated::sense).ifPresent(pin -> pins.put("gate.sense", pin));
            signals.lamp().ifPresent(pin -> pins.put("lamp", pin));
            signals.buzzer().ifPresent(pin -> pins.put("buzzer", pin));
            alarms.hatch().ifPresent(contact -> pins.put("tamper", contact.pin()));
            alarms.mains().ifPresent(contact -> pins.put("mainsFail", contact.pin()));
            return pins;
        }
    }

    /** The switch in the coils' supply, and what reads behind it whether there is power. */
    record Gated(Pins.Pin pin, long settleMillis, Optional<Pins.Pin> sense) {
        Gated withoutSense() {
            return new Gated(pin, settleMillis, Optional.empty());
        }
    }

    record Signals(Optional<Pins.Pin> lamp, Optional<Pins.Pin> buzzer) {}

    record Alarms(Optional<Contact> hatch, Optional<Contact> mains) {}

    record Contact(Pins.Pin pin, long steadyMillis) {}

    /** A camera: a stream of pictures, single ones, or ONVIF, which names the address of single ones. */
    record Camera(String id, Way way, URI address, Optional<Login> login) {}

    /** The password stands in a file of its own. */
    record Login(String user, Path password) {}
}
