package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.hardware.camera.CameraAddress;
import parcellocker.agent.hardware.gpio.Pins;
import parcellocker.agent.hardware.scanner.ScannerControl;

class AroundSettingsTest {
    private static final String FRONT = """
        locker: LY-000017
        epoch: 3
        data: data
        keys: keys.json
        cabinet: demo-24
        lines:
          - {id: main, port: /dev/serial/by-path/one, boards: b1}
        city: {url: "tcp://127.0.0.1:1883", user: LY-000017, password: 6f2b8a9c1d}
        kiosk: {port: 0, open: true}
        """;

    private static final String ALL = FRONT + """
        scanner: {port: /dev/serial/by-path/two, control: GM65, mode: CONTINUOUS, aimIdOff: true, againMillis: 800}
        cameraScanner: {stream: "http://10.0.0.2/video"}
        badges: {port: /dev/serial/by-path/three, kind: PN532, order: REVERSED}
        climate:
          doors: cold-2
          lines:
            - {id: cold, port: /dev/serial/by-path/four}
          probes:
            - {id: cold-1, line: cold, address: 3, profile: xy-md02, lowMilli: 0, highMilli: 8000}
            - {id: cold-2, file: /sys/bus/w1/devices/28-0000001/w1_slave, lowMilli: -25000, highMilli: -18000}
        gpio:
          provider: MOCK
          gate: {pin: 17, settleMillis: 40, sense: {pin: 27, pull: DOWN}}
          lamp: {pin: 22}
          buzzer: {pin: 23, activeLow: true}
          tamper: {pin: 24, pull: UP, activeLow: true}
          mainsFail: {pin: 6, steadyMillis: 3000}
        cameras:
          - {id: front, onvif: "http://10.0.0.3/onvif/media_service", user: locker, passwordFile: camera.secret}
        """;

    @TempDir
    private Path folder;

    @Test
    void reads_all_that_can_stand_around() throws IOException {
        Around around = SettingsFile.read(file(ALL)).around();

        assertThat(around.scanner().orElseThrow().control())
                .isEqualTo(new ScannerControl(ScannerControl.Family.GM65, ScannerControl.Mode.CONTINUOUS, true));
        assertThat(around.againMillis()).isEqualTo(800);
        assertThat(around.eye().orElseThrow().way()).isEqualTo(CameraAddress.Way.STREAM);
        assertThat(around.badges().orElseThrow().serial().baud()).isEqualTo(115_200);
        assertThat(around.climate().orElseThrow().probes()).hasSize(2);
        assertThat(around.climate().orElseThrow().doors()).contains("cold-2");
        Around.Gpio gpio = around.gpio().orElseThrow();
        assertThat(gpio.gate())
                .contains(new Around.Gated(
                        new Pins.Pin(17, false, Pins.Pull.NONE),
                        40,
                        Optional.of(new Pins.Pin(27, false, Pins.Pull.DOWN))));
        assertThat(gpio.alarms().hatch()).contains(new Around.Contact(new Pins.Pin(24, true, Pins.Pull.UP), 500));
        assertThat(around.cameras())
                .singleElement()
                .satisfies(camera -> assertThat(camera.login())
                        .hasValueSatisfying(
                                login -> assertThat(login.password()).isEqualTo(folder.resolve("camera.secret"))));
    }

    @Test
    void without_any_of_it_nothing_is_missing() throws IOException {
        Around around = SettingsFile.read(file(FRONT)).around();

        assertThat(around.scanner()).isEmpty();
        assertThat(around.gpio()).isEmpty();
        assertThat(around.cameras()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dev/input/event3", "/dev/input/by-id/usb-X-event-kbd", "/dev/hidraw0", "by-id/usb-Scanner-kbd"
            })
    void a_scanner_that_is_a_keyboard_is_refused_with_what_to_do(String port) throws IOException {
        assertThat(mistakes(FRONT + "scanner: {port: " + port + "}\n"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake)
                        .startsWith("LK-8031 scanner.port is '" + port + "', an input device")
                        .contains("USB-COM"));
    }

    @Test
    void a_link_to_a_keyboard_is_one() throws IOException {
        Path device = Files.createFile(folder.resolve("usb-Scanner-event-kbd"));
        Path link = Files.createSymbolicLink(folder.resolve("scanner0"), device);
        assertThat(mistakes(FRONT + "scanner: {port: " + link + "}\n"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake).startsWith("LK-8031"));
    }

    @Test
    void tells_every_mistake_at_once() throws IOException {
        assertThat(mistakes(FRONT.replace("tcp://127.0.0.1:1883", "ssl://city.example:8883")
                                .replace("user: LY-000017, password: 6f2b8a9c1d", "certificate: a, key: b, trust: c")
                        + """
                        scanner: {port: /dev/ttyACM0, control: HONEYWELL, mode: CONTINUOUS}
                        badges: {port: /dev/ttyUSB3, kind: WIEGAND}
                        climate:
                          doors: street
                          probes:
                            - {id: "a b", line: nowhere, profile: xy-md02}
                            - {id: c, file: /x, lowMilli: 9000}
                            - {id: d, line: nowhere, profile: unheard-of}
                        gpio:
                          provider: MOCK
                          gate: {pin: 17}
                          lamp: {pin: 17}
                          tamper: {}
                        cameras:
                          - {id: front, snapshot: "rtsp://10.0.0.3/"}
                          - {id: side, snapshot: "http://a:b@10.0.0.3/"}
                        """))
                .anyMatch(line -> line.startsWith("LK-8005 scanner.control mode CONTINUOUS can be set for GM65 only"))
                .anyMatch(line -> line.equals("LK-8004 badges.kind is 'WIEGAND', allowed: [RDM6300, PN532]"))
                .anyMatch(line -> line.startsWith("LK-8004 climate.probes[0].id is 'a b'"))
                .anyMatch(line -> line.startsWith("LK-8005 climate.probes[0].line is 'nowhere', known: []"))
                .anyMatch(line -> line.startsWith("LK-8005 climate.doors is 'street', known: "))
                .anyMatch(line -> line.startsWith("LK-8004 climate.probes[1].lowMilli is 9000, not below"))
                .anyMatch(line -> line.startsWith("LK-8001 climate.probes[2].profile is 'unheard-of'"))
                .anyMatch(line -> line.startsWith("LK-8005 gpio.provider is MOCK"))
                .anyMatch(line -> line.equals("LK-8005 gpio.lamp.pin is 17, which gpio.gate.pin is already"))
                .anyMatch(line -> line.equals("LK-8003 gpio.tamper.pin is missing"))
                .anyMatch(line -> line.startsWith("LK-8004 cameras[0].snapshot is 'rtsp"))
                .anyMatch(line -> line.startsWith("LK-8004 cameras[1].snapshot is"));
    }

    @Test
    void one_gate_cannot_stand_before_two_supplies() throws IOException {
        String gate = "gpio: {provider: MOCK, gate: {pin: 17}}\n";
        String twoLines = FRONT.replace("demo-24", "street-84")
                .replace("  - {id: main, port: /dev/serial/by-path/one, boards: b1}", """
                      - {id: left, port: /dev/serial/by-path/one, boards: "b1, b2", supply: left}
                      - {id: right, port: /dev/serial/by-path/two, boards: "b3, b4", supply: right}\
                    """);
        assertThat(mistakes(twoLines + gate))
                .containsExactly("LK-8005 gpio has one gate and the lines name 2 supplies; a gate stands before one");
        assertThat(SettingsFile.read(file(twoLines)).lines()).hasSize(2);
        assertThat(SettingsFile.read(file(twoLines.replaceAll(", supply: (left|right)", "") + gate))
                        .around()
                        .gpio())
                .isPresent();
    }

    @Test
    void a_profile_of_ones_own_stands_beside_the_configuration() throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"), "function: 3\ntemperature: {address: 256, scale: 100, invalid: -9999}\n");
        String probe = """
            climate:
              lines:
                - {id: c, port: /dev/x}
              probes:
                - {id: a, line: c, profile: mine.yaml}
            """;
        Around.Probe read = SettingsFile.read(file(FRONT + probe))
                .around()
                .climate()
                .orElseThrow()
                .probes()
                .get(0);
        assertThat(read.place())
                .isInstanceOfSatisfying(
                        Around.Place.Wired.class,
                        wired -> assertThat(wired.map().temperature().invalid()).hasValue(-9_999));
    }

    @Test
    void every_profile_that_is_shipped_can_be_read() throws IOException {
        for (String name : List.of("xy-md02", "generic-cold")) {
            String probe =
                    "climate:\n  lines:\n    - {id: c, port: /dev/x}\n  probes:\n    - {id: a, line: c, profile: "
                            + name + "}\n";
            assertThat(SettingsFile.read(file(FRONT + probe)).around().climate())
                    .isPresent();
        }
    }

    @Test
    void a_thermometer_may_share_a_line_of_modbus_boards_and_no_other() throws IOException {
        String probes = """
            climate:
              probes:
                - {id: a, lockLine: main, address: %s, profile: xy-md02}
            """;
        assertThat(mistakes(FRONT + probes.formatted(9)))
                .containsExactly("LK-8005 climate probe 'a' hangs on a line whose boards do not speak Modbus");
        assertThat(mistakes((FRONT + probes.formatted(9)).replace("lockLine: main", "lockLine: none")))
                .containsExactly("LK-8005 climate probe 'a' names lockLine 'none', known: [main]");
        Files.writeString(folder.resolve("relays.yaml"), """
            boards: [{id: b1, family: modbus, address: 3, channels: 8}]
            compartments: [{id: A01, size: S, zone: AMBIENT, floor: 500, board: b1, channel: 1}]
            """);
        String relays = FRONT.replace("cabinet: demo-24", "cabinet: relays.yaml");
        assertThat(mistakes(relays + probes.formatted(3)))
                .containsExactly("LK-8005 climate probe 'a' has address 3, as board b1 of that line has");
        assertThat(mistakes(
                        relays + probes.formatted(9) + "    - {id: b, lockLine: main, address: 9, profile: xy-md02}\n"))
                .containsExactly("LK-8005 climate probe 'b' has the address of another probe on that line");
        assertThat(SettingsFile.read(file(relays + probes.formatted(9)))
                        .around()
                        .climate()
                        .orElseThrow()
                        .probes()
                        .get(0)
                        .place())
                .isInstanceOf(Around.Place.Shared.class);
    }

    private List<String> mistakes(String text) throws IOException {
        Path file = file(text);
        return Objects.requireNonNull(catchThrowableOfType(BadSettingsException.class, () -> SettingsFile.read(file)))
                .mistakes();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), text);
    }
}
