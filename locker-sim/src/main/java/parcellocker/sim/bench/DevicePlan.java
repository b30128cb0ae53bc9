package parcellocker.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import parcellocker.sim.device.Scanner;

/**
 * What stands around the doors of the bench.
 *
 * @param scanner how its scanner left the factory
 * @param badge its badge reader
 * @param climate what measures its air
 * @param camera its camera, if it has one
 */
record DevicePlan(Scanner.Make scanner, Badge badge, Air climate, Optional<CameraPlan> camera) {
    /** Kinds of badge readers. */
    enum Badge {
        NONE,
        RDM6300,
        PN532
    }

    /** What measures the air. */
    enum Air {
        NONE,
        /** XY-MD02 by Modbus. */
        THERMOMETER,
        /** A cold cabinet's controller by Modbus. */
        CONTROLLER,
        /** DS18B20 as files. */
        ONE_WIRE
    }

    /**
     * A camera.
     *
     * @param port on loopback, 0 for any free one
     */
    record CameraPlan(int port, String user, String password) {}

    /** A plain scanner and nothing else. */
    static DevicePlan usual() {
        Scanner.Make plain = new Scanner.Make(Scanner.Control.NONE, Scanner.Suffix.CR, Scanner.Mode.MANUAL);
        return new DevicePlan(plain, Badge.NONE, Air.NONE, Optional.empty());
    }

    /** What a file says of it; what it does not name is as usual. */
    static DevicePlan of(JsonNode file) {
        JsonNode scanner = file.path("scanner");
        JsonNode camera = file.path("camera");
        return new DevicePlan(
                new Scanner.Make(
                        Names.of(Scanner.Control.class, scanner.path("control").asText("none")),
                        Names.of(Scanner.Suffix.class, scanner.path("suffix").asText("cr")),
                        Names.of(Scanner.Mode.class, scanner.path("mode").asText("manual"))),
                Names.of(Badge.class, file.path("badge").asText("none")),
                Names.of(Air.class, file.path("climate").asText("none")),
                camera.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new CameraPlan(
                                camera.path("port").asInt(0),
                                camera.required("user").asText(),
                                camera.required("password").asText())));
    }
}
