package parcellocker.sim.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the parts are told before they start: keys, users, configuration files. New secrets at every run. */
final class Papers {
    static final String CABINET = "hardware/cabinets/demo-24.yaml";

    private static final String AGENT = "parcellocker.agent.app.Main";
    private static final String BRIDGE = "parcellocker.bridge.app.Main";

    private final Folders folders;
    private final String apiKey = secret();
    private final String lockerPassword = secret();
    private final String bridgePassword = secret();
    private final String sealingKey;

    private Papers(Folders folders, String sealingKey) {
        this.folders = folders;
        this.sealingKey = sealingKey;
    }

    /** Makes the keys of the city and of the locker with the programs' own commands. */
    static Papers write(Folders folders) throws IOException {
        Path city = Files.createDirectories(folders.data().resolve("city"));
        Path agent = Files.createDirectories(folders.data().resolve("agent"));
        run(
                folders,
                "cloud-bridge",
                BRIDGE,
                "new-keys",
                city.resolve("keys.json").toString());
        String published = run(
                folders,
                "cloud-bridge",
                BRIDGE,
                "public-keys",
                city.resolve("keys.json").toString());
        Files.writeString(agent.resolve("city.json"), published);
        String sealing = run(
                folders,
                "locker-agent",
                AGENT,
                "new-keys",
                agent.resolve("keys.json").toString(),
                agent.resolve("city.json").toString());
        return new Papers(folders, sealing.strip());
    }

    String apiKey() {
        return apiKey;
    }

    /** Public key to which the city seals what only this locker may read. */
    String lockerSealingKey() {
        return sealingKey;
    }

    /** The broker on that port, or on any free one if it is 0. */
    Program broker(int port) throws IOException {
        Path users = folders.data().resolve("broker.users");
        Files.writeString(
                users, "locker %s %s%nbridge city-1 %s%n".formatted(City.LOCKER, lockerPassword, bridgePassword));
        return new Program(
                "broker",
                classPath("locker-sim"),
                "parcellocker.sim.broker.BrokerMain",
                true,
                List.of(String.valueOf(port), folders.run().resolve("broker").toString(), users.toString()));
    }

    /** The database; {@code port} is empty at the first start and then what it had. */
    Program postgres(Optional<Integer> port) {
        List<String> arguments =
                new ArrayList<>(List.of(folders.run().resolve("postgres").toString()));
        port.map(String::valueOf).ifPresent(arguments::add);
        return new Program("postgres", classPath("locker-sim"), PostgresMain.class.getName(), true, arguments);
    }

    /** @param more sections of its configuration that not every run has */
    Program bridge(String broker, String database, String more) throws IOException {
        Path file = folders.data().resolve("city/bridge.yaml");
        Files.writeString(file, """
                http: {host: 127.0.0.1, port: 0, apiKey: %s, openOnLoopback: true}
                database: {url: "%s", user: postgres, password: %s}
                mqtt: {url: "tcp://127.0.0.1:%d", user: city-1, password: %s, clientId: city-1}
                keys: keys.json
                notices: {channel: screen}
                city: {name: 洛阳市, storageHours: 72}
                exchange: {url: "https://epcis.city.example"}
                %s
                """.formatted(apiKey, database, secret(), port(broker), bridgePassword, more));
        return new Program("bridge", classPath("cloud-bridge"), BRIDGE, true, List.of(file.toString()));
    }

    Program bench() {
        return new Program(
                "bench",
                classPath("locker-sim"),
                "parcellocker.sim.bench.BenchMain",
                true,
                List.of(CABINET, folders.run().resolve("bench").toString(), "0"));
    }

    /** The agent on the bench's lines, the city at the other end of this cable. */
    Program agent(int cablePort, Parts.Bench bench, String profile) throws IOException {
        Path file = folders.data().resolve("agent/agent.yaml");
        Files.writeString(file, """
                locker: %s
                epoch: 1
                data: .
                keys: keys.json
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                profile: %s
                mailIn: UNWATCHED
                lines:
                  - {id: main, port: "%s", baud: 9600, boards: b1}
                scanner: {port: "%s", baud: 9600}
                city: {url: "tcp://127.0.0.1:%d", user: %s, password: %s, firstMillis: 0, againMillis: 500, mostMillis: 2000}
                kiosk: {host: 127.0.0.1, port: 0, open: true}
                """.formatted(
                        City.LOCKER, profile, bench.board(), bench.scanner(), cablePort, City.LOCKER, lockerPassword));
        return new Program("agent", classPath("locker-agent"), AGENT, true, List.of("run", file.toString()));
    }

    /** The port in an address like {@code mqtt://127.0.0.1:1883}. */
    static int port(String url) {
        return URI.create(url).getPort();
    }

    static int databasePort(String jdbcUrl) {
        return port(jdbcUrl.substring("jdbc:".length()));
    }

    /** A module's classes and libraries, as its build wrote them down; of the packaged program, all that is in it. */
    static String classPath(String module) {
        String built = System.getProperty("parcellocker.root");
        if (built == null) {
            return absolute(System.getProperty("java.class.path"));
        }
        Path root = Path.of(built);
        try {
            Path target = root.resolve(module).resolve("target");
            return target.resolve("classes") + ":"
                    + Files.readString(target.resolve("runtime.classpath")).strip();
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    /** The same wherever a child works: {@code java -cp 'lib/*'} names its jars from where it was started. */
    static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String run(Folders folders, String module, String main, String... arguments) throws IOException {
        Program program = new Program("command", classPath(module), main, false, List.of(arguments));
        Process process = new ProcessBuilder(program.commandLine(folders))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(main + " " + arguments[0] + " ended with " + code + " " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        return said;
    }

    static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
