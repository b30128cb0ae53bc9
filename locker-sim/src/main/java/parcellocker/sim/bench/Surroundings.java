package parcellocker.sim.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
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
import parcellocker.sim.people.Photo;

/** What stands around the doors of the bench. Belongs to the timeline's thread. */
final class Surroundings {
    static final String BADGE = "badge";
    static final String CLIMATE = "climate";

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
    private String badge = "";
    private boolean silent;
    private CameraKind cameraAils = CameraKind.NONE;

    Surroundings(RealTime time, DevicePlan plan, Path folder, Supplier<List<Boolean>> openDoors) {
        this.time = time;
        this.folder = folder;
        scannerLine = new PtyLine(time, BAUD, folder.resolve("scanner"));
        scanner = new Scanner(time, scannerLine, plan.scanner());
        stand(plan.badge());
        stand(plan.climate());
        camera = plan.camera().map(one -> new Camera(one.port(), one.user(), one.password(), openDoors));
    }

    private void stand(DevicePlan.Badge kind) {
        switch (kind) {
            case NONE -> {}
            case RDM6300 -> rdm = Optional.of(new Rdm6300(time, strung(BADGE, BAUD), Rdm6300.Make.usual()));
            case PN532 -> nfc = Optional.of(new Pn532(time, strung(BADGE, NFC_BAUD)));
        }
    }

    private void stand(DevicePlan.Air kind) {
        switch (kind) {
            case NONE -> {}
            case THERMOMETER -> slave = Optional.of(RegisterDevice.thermometer(time, strung(CLIMATE, BAUD), climate));
            case CONTROLLER -> slave = Optional.of(RegisterDevice.controller(time, strung(CLIMATE, BAUD), climate));
            case ONE_WIRE -> oneWire = Optional.of(new W1Thermometer(folder.resolve("w1"), ONE_WIRE_SERIAL));
        }
    }

    private PtyLine strung(String name, int baud) {
        PtyLine line = new PtyLine(time, baud, folder.resolve(name));
        lines.put(name, line);
        return line;
    }

    /** The line of a badge reader or of what measures the air. */
    PtyLine line(String name) {
        PtyLine line = lines.get(name);
        if (line == null) {
            throw BenchRefusal.impossible("this bench has no line for " + name + ": its lines file says none");
        }
        return line;
    }

    PtyLine scannerLine() {
        return scannerLine;
    }

    Scanner scanner() {
        return scanner;
    }

    /** Somebody holds a badge near. */
    void near(String uid) {
        if (rdm.isEmpty() && nfc.isEmpty()) {
            throw BenchRefusal.impossible(
                    "this bench has no badge reader: its lines file says badge: rdm6300 or pn532");
        }
        try {
            rdm.ifPresent(reader -> reader.near(uid));
            nfc.ifPresent(reader -> reader.near(uid));
        } catch (IllegalArgumentException e) {
            throw BenchRefusal.malformed(
                    "badge must be ten hex digits, or four or seven bytes for NFC: " + e.getMessage());
        }
        badge = uid;
    }

    /** The badge is taken away. */
    void away() {
        rdm.ifPresent(Rdm6300::away);
        nfc.ifPresent(Pn532::away);
        badge = "";
    }

    /** The air is such from now on. */
    void air(double celsius, double humidity) {
        if (slave.isEmpty() && oneWire.isEmpty()) {
            throw BenchRefusal.impossible("nothing measures the air of this bench:"
                    + " its lines file says climate: thermometer, controller or one-wire");
        }
        climate.air(celsius, humidity);
        oneWire.ifPresent(thermometer -> thermometer.celsius(celsius));
    }

    /** Whatever measures the air falls silent, or is there again. */
    void silent(boolean isSilent) {
        silent = isSilent;
        slave.ifPresent(device -> device.silent(isSilent));
        oneWire.ifPresent(thermometer -> {
            if (isSilent) {
                thermometer.vanish();
            } else {
                thermometer.celsius(climate.celsius());
            }
        });
    }

    /** Somebody holds a label or a telephone before the camera, in a hand that is never still; empty: they take it away. */
    void beforeCamera(Optional<LongFunction<Photo>> photos) {
        AtomicLong taken = new AtomicLong();
        eye().hold(photos.map(each -> () -> Photos.jpeg(each.apply(taken.incrementAndGet()))));
    }

    private Camera eye() {
        return camera.orElseThrow(() -> BenchRefusal.impossible("this bench has no camera: its lines file says none"));
    }

    /** Lets something be wrong with the camera. */
    void camera(CameraKind kind, Camera.Fault fault) {
        eye().fault(fault);
        cameraAils = kind;
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
        List<String> unplugged = lines.entrySet().stream()
                .filter(each -> !each.getValue().isPlugged())
                .map(Map.Entry::getKey)
                .toList();
        Air air = new Air(climate.celsius(), climate.humidity(), climate.setPoint(), silent);
        return new View(names, attached, unplugged, badge, air, camera.isPresent() ? cameraAils.written() : "");
    }

    /**
     * The air, and whether it is measured.
     *
     * @param celsius degrees
     * @param humidity percent
     * @param setPoint what a controller was told, degrees Celsius
     * @param silent whether nothing answers that measures it
     */
    record Air(double celsius, double humidity, double setPoint, boolean silent) {}

    /**
     * What stands around, and how it is.
     *
     * @param names under which a program finds each
     * @param attached which of them a program has open
     * @param unplugged which of their lines are unplugged
     * @param badge the badge that is held near, empty if none is
     * @param air flattened: {@code celsius}, {@code humidity}, {@code setPoint}, {@code silent}
     * @param camera what is wrong with the camera, {@code none} if nothing is; empty if there is no camera
     */
    record View(
            Map<String, String> names,
            List<String> attached,
            List<String> unplugged,
            String badge,
            @JsonUnwrapped Air air,
            String camera) {}

    void close() {
        scannerLine.close();
        lines.values().forEach(PtyLine::close);
        camera.ifPresent(Camera::close);
    }
}
