package parcellocker.sim.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.device.Camera;
import parcellocker.sim.device.Climate;
import parcellocker.sim.device.Pn532;
import parcellocker.sim.device.Rdm6300;
import parcellocker.sim.device.RegisterDevice;
import parcellocker.sim.device.Scanner;
import parcellocker.sim.device.W1Thermometer;
import parcellocker.sim.line.PtyLine;

/** What stands around the doors of the bench. Belongs to the timeline's thread. */
final class Surroundings {
    private static final int BAUD = 9_600;
    private static final int NFC_BAUD = 115_200;
    private static final String ONE_WIRE_SERIAL = "0316a2797aff";

    private final RealTime time;
    private final Path folder;
    private final PtyLine scannerLine;
    private final Scanner scanner;
    private final Climate climate = new Climate();
    private final Map<String, PtyLine> lines = new LinkedHashMap<>();
    private Optional<Rdm6300> rdm = Optional.empty();
    private Optional<Pn532> nfc = Optional.empty();
    private Optional<RegisterDevice> slave = Optional.empty();
    private Optional<W1Thermometer> oneWire = Optional.empty();
    private final Optional<Camera> camera;

    Surroundings(RealTime time, DevicePlan plan, Path folder, Supplier<List<Boolean>> openDoors) {
        this.time = time;
        this.folder = folder;
        scannerLine = new PtyLine(time, BAUD, folder.resolve("scanner"));
        scanner = new Scanner(time, scannerLine, plan.scanner());
        badge(plan.badge());
        climate(plan.climate());
        camera = plan.camera().map(one -> new Camera(one.port(), one.user(), one.password(), openDoors));
    }

    private void badge(DevicePlan.Badge kind) {
        switch (kind) {
            case NONE -> {}
            case RDM6300 -> rdm = Optional.of(new Rdm6300(time, line("badge", BAUD), Rdm6300.Make.usual()));
            case PN532 -> nfc = Optional.of(new Pn532(time, line("badge", NFC_BAUD)));
        }
    }

    private void climate(DevicePlan.Air kind) {
        switch (kind) {
            case NONE -> {}
            case THERMOMETER -> slave = Optional.of(RegisterDevice.thermometer(time, line("climate", BAUD), climate));
            case CONTROLLER -> slave = Optional.of(RegisterDevice.controller(time, line("climate", BAUD), climate));
            case ONE_WIRE -> oneWire = Optional.of(new W1Thermometer(folder.resolve("w1"), ONE_WIRE_SERIAL));
        }
    }

    private PtyLine line(String name, int baud) {
        PtyLine line = new PtyLine(time, baud, folder.resolve(name));
        lines.put(name, line);
        return line;
    }

    PtyLine scannerLine() {
        return scannerLine;
    }

    Scanner scanner() {
        return scanner;
    }

    /** Somebody holds a badge near. */
    void near(String badge) {
        if (rdm.isEmpty() && nfc.isEmpty()) {
            throw BenchRefusal.impossible(
                    "this bench has no badge reader: its lines file says badge: rdm6300 or pn532");
        }
        try {
            rdm.ifPresent(reader -> reader.near(badge));
            nfc.ifPresent(reader -> reader.near(badge));
        } catch (IllegalArgumentException e) {
            throw BenchRefusal.malformed(
                    "badge must be ten hex digits, or four or seven bytes for NFC: " + e.getMessage());
        }
    }

    /** The badge is taken away. */
    void away() {
        rdm.ifPresent(Rdm6300::away);
        nfc.ifPresent(Pn532::away);
    }

    /** The air is such from now on. */
    void air(double celsius, double humidity) {
        climate.air(celsius, humidity);
        oneWire.ifPresent(thermometer -> thermometer.celsius(celsius));
    }

    /** Whatever measures the air falls silent, or is there again. */
    void silent(boolean isSilent) {
        slave.ifPresent(device -> device.silent(isSilent));
        oneWire.ifPresent(thermometer -> {
            if (isSilent) {
                thermometer.vanish();
            } else {
                thermometer.celsius(climate.celsius());
            }
        });
    }

    /** Lets something be wrong with the camera. */
    void camera(Camera.Fault fault) {
        camera.orElseThrow(() -> BenchRefusal.impossible("this bench has no camera: its lines file says none"))
                .fault(fault);
    }

    View view() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("scanner", scannerLine.name());
        lines.forEach((name, line) -> names.put(name, line.name()));
        oneWire.ifPresent(one -> names.put("w1", one.folder().toString()));
        camera.ifPresent(one -> names.put("camera", "http://127.0.0.1:" + one.port() + "/snapshot.jpg"));
        List<String> attached = lines.entrySet().stream()
                .filter(each -> each.getValue().isAttached())
                .map(Map.Entry::getKey)
                .toList();
        return new View(names, attached, climate.celsius(), climate.humidity(), climate.setPoint());
    }

    /**
     * What stands around, and how the air is.
     *
     * @param names under which a program finds each
     * @param attached which of them a program has open
     * @param celsius degrees
     * @param humidity percent
     * @param setPoint what a controller was told, degrees Celsius
     */
    record View(Map<String, String> names, List<String> attached, double celsius, double humidity, double setPoint) {}

    void close() {
        scannerLine.close();
        lines.values().forEach(PtyLine::close);
        camera.ifPresent(Camera::close);
    }
}
