package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.sim.fleet.Fleet;

/** The city's side in processes of their own: broker, database, any number of bridges; the lockers are a {@link Fleet}'s. */
final class CityParts implements AutoCloseable {
    private static final String BRIDGE = "parcellocker.bridge.app.Main";
    private static final String BROKER_HEAP = "1g";
    private static final int TOLD_AFTER = 1_000;

    private final Folders folders;
    private final String apiKey = Papers.secret();
    private final String lockerPassword = Papers.secret();
    private final String bridgePassword = Papers.secret();
    private final Map<String, Child> running = new TreeMap<>();
    private final Map<String, String> ready = new TreeMap<>();
    private final Path keys;
    private final int lockers;

    /** Starts broker, database and that many bridges, and registers the lockers. */
    CityParts(Path data, int lockers, int bridges) throws IOException {
        this.lockers = lockers;
        folders = Folders.fresh(data);
        keys = folders.data().resolve("keys.json");
        start(new Program(
                "sweeper",
                folders.ownClasses(),
                Sweeper.class.getName(),
                false,
                List.of(folders.run().toString())));
        Papers.run(folders, "cloud-bridge", BRIDGE, "new-keys", keys.toString());
        begin(broker(0, bridges));
        begin(postgres(Optional.empty()));
        for (int i = 1; i <= bridges; i++) {
            begin(bridge(name(i)));
        }
    }

    static String name(int bridge) {
        return "bridge-" + bridge;
    }

    private void begin(Program program) throws IOException {
        ready.put(program.name(), start(program).awaitReady());
    }

    private Child start(Program program) throws IOException {
        Child child = Child.start(folders, program);
        running.put(program.name(), child);
        return child;
    }

    private Program broker(int port, int bridges) throws IOException {
        Path users = folders.data().resolve("broker.users");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < lockers; i++) {
            lines.add("locker " + Fleet.id(i) + " " + lockerPassword);
        }
        for (int i = 1; i <= bridges; i++) {
            lines.add("bridge " + name(i) + " " + bridgePassword);
        }
        Files.write(users, lines);
        return new Program(
                "broker",
                Papers.classPath("locker-sim"),
                "parcellocker.sim.broker.BrokerMain",
                true,
                BROKER_HEAP,
                List.of(String.valueOf(port), folders.run().resolve("broker").toString(), users.toString()));
    }

    private Program postgres(Optional<Integer> port) {
        List<String> arguments =
                new ArrayList<>(List.of(folders.run().resolve("postgres").toString()));
        port.map(String::valueOf).ifPresent(arguments::add);
        return new Program("postgres", Papers.classPath("locker-sim"), PostgresMain.class.getName(), true, arguments);
    }

    private Program bridge(String name) throws IOException {
        Path file = folders.data().resolve(name + ".yaml");
        Files.writeString(file, """
                http: {host: 127.0.0.1, port: 0, apiKey: %s, openOnLoopback: true}
                database: {url: "%s", user: postgres, password: %s}
                mqtt: {url: "tcp://127.0.0.1:%d", user: %s, password: %s, clientId: %s}
                keys: %s
                notices: {channel: screen}
                city: {name: 洛阳市, storageHours: 72}
                """.formatted(
                apiKey, database(), Papers.secret(), brokerPort(), name, bridgePassword, name, keys.getFileName()));
        return new Program(name, Papers.classPath("cloud-bridge"), BRIDGE, true, List.of(file.toString()));
    }

    String database() {
        return url("postgres");
    }

    Books books() {
        return Books.postgres(database());
    }

    int brokerPort() {
        return Papers.port(url("broker"));
    }

    /** Has the database look at its own tables now, as it does by itself within a minute. */
    void analyze() throws IOException {
        try (Connection connection = DriverManager.getConnection(database());
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        } catch (SQLException failed) {
            throw new IOException("the tables were not looked at", failed);
        }
    }

    /** What the city's first bridge and the database have spent so far. */
    Expense spent() throws IOException {
        ProcessHandle postmaster =
                Sweeper.postmaster(folders.postmaster()).orElseThrow(() -> new IOException("there is no database"));
        return Expense.of(part(name(1)).pid(), postmaster.pid(), books());
    }

    /** A fleet of all registered lockers, which say again after so long what nobody answers. */
    Fleet fleet(long seed, Duration again) throws IOException {
        return new Fleet(new Fleet.Plan(lockers, brokerPort(), lockerPassword, sealing(), seed, again));
    }

    /** The city's public key for codes, a JWK. */
    String sealing() throws IOException {
        String published = Papers.run(folders, "cloud-bridge", BRIDGE, "public-keys", keys.toString());
        return new ObjectMapper().readTree(published).path("sealing").toString();
    }

    /** Tells the city of its lockers. What it seals to them nobody opens: they all have the city's own key. */
    void register() throws IOException {
        Http http = new Http(url(name(1)), apiKey);
        JsonNode sealTo = new ObjectMapper().readTree(sealing());
        for (int i = 0; i < lockers; i++) {
            String id = Fleet.id(i).value();
            http.post(
                    "/v1/lockers",
                    Map.of(
                            "locker",
                            id,
                            "name",
                            "快件箱 " + id,
                            "address",
                            "洛阳市",
                            "epoch",
                            1,
                            "sealTo",
                            sealTo.toString()));
            if ((i + 1) % TOLD_AFTER == 0) {
                System.out.printf("    … %,d of %,d lockers are registered%n", i + 1, lockers);
            }
        }
    }

    private String url(String part) {
        return ready.getOrDefault(part, "");
    }

    private Child part(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    void kill(String part) throws IOException {
        if (part.equals("postgres")) {
            Sweeper.postmaster(folders.postmaster()).ifPresent(ProcessHandle::destroyForcibly);
        }
        part(part).kill();
    }

    /** Starts a part that was killed; the broker and the database come back where they were. */
    void revive(String part) throws IOException {
        switch (part) {
            case "broker" -> begin(broker(brokerPort(), bridges()));
            case "postgres" -> begin(postgres(Optional.of(Papers.databasePort(database()))));
            default -> begin(bridge(part));
        }
    }

    /** Kills a bridge, up or not, and starts it again; whether it comes up is for others to see. */
    void restart(String bridge) throws IOException {
        kill(bridge);
        Child unused = start(bridge(bridge));
    }

    private int bridges() {
        return (int) ready.keySet().stream()
                .filter(name -> name.startsWith("bridge"))
                .count();
    }

    /** Bridges first, so that none complains of what is gone. */
    @Override
    public synchronized void close() {
        running.entrySet().stream()
                .filter(part -> part.getKey().startsWith("bridge"))
                .forEach(part -> part.getValue().stop());
        List.of("broker", "postgres", "sweeper").forEach(part -> {
            Child child = running.get(part);
            if (child != null) {
                child.stop();
            }
        });
        running.clear();
    }
}
