package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import parcellocker.sim.bench.Bench;

/** The configuration of an agent that stands at the bench: every line of it, and everything that stands around its doors. */
record StandSettings(LayoutChoice layout, Harness harness, Bench bench, Stand.Way way) {
    static final String CAMERA_USER = "locker";

    static final String CAMERA_PASSWORD = "camera.password";

    /** Writes it into the agent's folder, and says under which name. */
    Path write(Path home, String cameraPassword) throws IOException {
        Files.writeString(home.resolve(CAMERA_PASSWORD), cameraPassword);
        return Files.writeString(home.resolve("agent.yaml"), text());
    }

    private String text() {
        return """
                locker: %s
                epoch: 1
                data: .
                keys: keys.json
                cabinet: "%s"
                profile: {consent: ATTEST}
                stretch: 10000
                wiring: UNVERIFIED_ALLOWED
                mailIn: WATCHED
                lines:
                %scity: {url: "tcp://127.0.0.1:%d", user: %s, password: %s, firstMillis: %d, againMillis: %d, mostMillis: %d}
                kiosk: {host: 127.0.0.1, port: 0, open: true}
                """.formatted(
                                City.LOCKER,
                                layout.agentName(),
                                harness.yaml(bench.lineNames()),
                                way.port(),
                                way.user(),
                                way.password(),
                                way.againMillis(),
                                way.againMillis(),
                                way.againMillis())
                + around();
    }

    private String around() {
        Map<String, String> names = bench.deviceNames();
        return """
                scanner: {port: "%s", baud: 9600}
                badges: {kind: RDM6300, port: "%s"}
                climate:
                  lines: [{id: air, port: "%s", baud: 9600}]
                  probes: [{id: street, line: air, address: 1, profile: xy-md02, lowMilli: -40000, highMilli: 60000}]
                  doors: street
                cameras: [{id: street, snapshot: "%s", user: %s, passwordFile: %s}]
                """.formatted(
                        names.get("scanner"),
                        names.get("badge"),
                        names.get("climate"),
                        names.get("camera"),
                        CAMERA_USER,
                        CAMERA_PASSWORD);
    }
}
