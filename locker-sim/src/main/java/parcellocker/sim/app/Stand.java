package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.wire.QrToken;
import parcellocker.contract.wire.StaffAnswer;
import parcellocker.sim.bench.Bench;
import parcellocker.sim.bench.BenchPlan;
import parcellocker.sim.bench.BenchServer;
import parcellocker.sim.bench.CabinetLayout;
import parcellocker.sim.bench.plan.Site;

/** A cabinet on the bench with the real agent at its lines, and a city only if somebody names one. Everything it writes lies in one folder. */
final class Stand implements AutoCloseable {
    private static final String AGENT = "parcellocker.agent.app.Main";
    private static final Duration NOTICE = Duration.ofSeconds(10);
    private static final int LOG_LINES = 12;

    private final Folders folders;
    private final Drawer city = new Drawer();
    private final Bench bench;
    private final BenchServer server;
    private final String staffKey;
    private final Path settings;
    private Optional<Child> agent = Optional.empty();
    private volatile String screen = "";

    /**
     * The way to a city's broker on this machine.
     *
     * @param againMillis how long the locker waits before it tries it again
     */
    record Way(int port, String user, String password, long againMillis) {
        /** Where nobody answers. */
        static final Way NOWHERE = new Way(9, "nobody", "nobody", 60_000);
    }

    /**
     * Starts all of it, without a city.
     *
     * @param layout of the cabinet
     * @param port of the bench's page; 0 takes any free one
     * @param more routes beside the bench's own
     */
    Stand(Path data, LayoutChoice layout, int port, Consumer<RoutesConfig> more) throws IOException {
        this(data, layout, port, more, Way.NOWHERE);
    }

    /** The same with a city whose keys it has. */
    Stand(Path data, LayoutChoice layout, Way way) throws IOException {
        this(data, layout, 0, none -> {}, way);
    }

    private Stand(Path data, LayoutChoice layout, int port, Consumer<RoutesConfig> more, Way way) throws IOException {
        CabinetLayout cabinet = layout.cabinet();
        folders = Folders.fresh(data);
        Harness harness = Harness.of(cabinet);
        String cameraPassword = Papers.secret();
        bench = new Bench(
                cabinet,
                BenchPlan.of(cabinet, harness.words()).furnished(StandSettings.CAMERA_USER, cameraPassword),
                folders.run().resolve("bench"),
                System.nanoTime());
        server = new BenchServer(bench, port, more);
        Path home = Files.createDirectories(folders.data().resolve("agent"));
        Files.writeString(home.resolve("city.json"), city.publicJson());
        Path keys = home.resolve("keys.json");
        String unused = Papers.run(
                folders,
                "locker-agent",
                AGENT,
                "new-keys",
                keys.toString(),
                home.resolve("city.json").toString());
        staffKey = Papers.run(folders, "locker-agent", AGENT, "staff-key", keys.toString())
                .strip();
        settings = new StandSettings(layout, harness, bench, way).write(home, cameraPassword);
        try {
            start();
        } catch (StandRefusal refused) {
            close();
            throw refused;
        }
        // The browser that stays finds the agent again where it was.
        int kiosk = URI.create(screen).getPort();
        Files.writeString(settings, Files.readString(settings).replace("port: 0, open", "port: " + kiosk + ", open"));
    }

    /** The address of the touchscreen. */
    String screen() {
        return screen;
    }

    /** What a technician's telephone shows. */
    String technicianToken() {
        return city.technicianToken(City.LOCKER);
    }

    /** What else the city gives out: a sender's order, a collector's token. */
    String token(QrToken.Kind kind, String subject) {
        return city.token(kind, City.LOCKER, subject);
    }

    /** As the city says it. */
    String signed(Numbered directive) {
        return city.signed(directive);
    }

    /** The address of the bench's page. */
    String page() {
        return "http://127.0.0.1:" + server.port();
    }

    boolean runs() {
        return agent.filter(Child::isAlive).isPresent();
    }

    /** How many lines of the agent's log say that. */
    long logged(String what) {
        try (Stream<String> lines = Files.lines(folders.log("agent"))) {
            return lines.filter(line -> line.contains(what)).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws StandRefusal with the end of the agent's log, if it does not come up */
    void start() throws IOException {
        Child child = Child.start(
                folders,
                new Program(
                        "agent", Papers.classPath("locker-agent"), AGENT, true, List.of("run", settings.toString())));
        agent = Optional.of(child);
        try {
            screen = child.awaitReady().split(" ", -1)[0].replaceAll("/+$", "");
        } catch (IllegalStateException ended) {
            throw new StandRefusal(ended.getMessage() + ":\n" + endOfLog());
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(folders.log("agent"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** Stops the agent and starts it again with one section more in its configuration. */
    void startWith(String section) throws IOException {
        stop();
        Files.writeString(settings, section + "\n", StandardOpenOption.APPEND);
        start();
    }

    void kill() {
        agent.ifPresent(Child::kill);
    }

    void stop() {
        agent.ifPresent(Child::stop);
    }

    /** What a plan needs of it. */
    Site site() {
        Http cabinet = new Http(page(), "");
        return new Site(new Hands(cabinet), new Finger(), new Switch(), new Pages(), new Bag());
    }

    private Books book() {
        return Books.sqlite(folders.data().resolve("agent/locker.db"));
    }

    private record Hands(Http http) implements Site.Cabinet {
        @Override
        public JsonNode look(String path) {
            return http.get("/api/" + path);
        }

        @Override
        public JsonNode order(String path, Map<String, String> parameters) {
            return http.order("/api/" + path, parameters);
        }
    }

    private final class Finger implements Site.Screen {
        @Override
        public JsonNode shown() {
            return new Touchscreen(screen).screen();
        }

        @Override
        public void touch(String name, Map<String, String> fields) {
            new Touchscreen(screen).touch(name, fields);
        }
    }

    private final class Switch implements Site.Machine {
        @Override
        public void kill() {
            Stand.this.kill();
        }

        @Override
        public void stop() {
            Stand.this.stop();
        }

        @Override
        public void start() {
            try {
                Stand.this.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private final class Pages implements Site.Book {
        @Override
        public String custody(String compartment) {
            return String.join(",", book().ask("select custody from compartment where id = ?", compartment));
        }

        @Override
        public long entries(String kind) {
            return Long.parseLong(
                    book().ask("select count(*) from journal where json_extract(body, '$.fact.kind') = ?", kind)
                            .getFirst());
        }
    }

    private final class Bag implements Site.Pockets {
        @Override
        public String courierToken() {
            return city.courierToken(City.LOCKER);
        }

        @Override
        public String code(String waybill) {
            return Await.value("a code for " + waybill, NOTICE, () -> {
                List<String> deliveries =
                        book().ask("select id from delivery where waybills like ?", "%" + waybill + "%");
                List<String> sealed = book().ask("select jwe from attachment order by epoch desc, seq desc");
                return city.code(sealed, deliveries);
            });
        }

        @Override
        public String helpDeskAnswer(String who, String role, String digits) {
            return StaffAnswer.of(
                    new StaffAnswer.Question(City.LOCKER, Fact.Role.valueOf(role), who, digits), staffKey);
        }
    }

    @Override
    public void close() {
        stop();
        server.close();
        bench.close();
    }
}
