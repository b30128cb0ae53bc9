package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Every part of the system in a process of its own: broker, database, city bridge, simulated cabinet, agent. */
final class Parts implements AutoCloseable {
    private final Folders folders;
    private final Papers papers;
    private final Canaries canaries = new Canaries();
    private final Deque<Child> children = new ConcurrentLinkedDeque<>();
    private final Cable cable;
    private final String broker;
    private final String database;
    private final Bench bench;
    private final String citys;
    private volatile String bridge;
    private volatile String kiosk = "";
    private volatile String profile = "{consent: ATTEST}";
    private boolean closed;

    /** What the bench said when it was ready. */
    record Bench(String url, String board, String scanner) {
        static Bench of(String ready) {
            String[] words = ready.split(" ", -1);
            return new Bench(words[0], words[1].substring("board=".length()), words[2].substring("scanner=".length()));
        }
    }

    /** Starts all, in the order in which they need each other. */
    Parts(Path data) throws IOException {
        this(data, "");
    }

    /** The same with a city of which this is said too, in the words of its configuration. */
    Parts(Path data, String citys) throws IOException {
        this.citys = citys;
        folders = Folders.fresh(data);
        start(new Program(
                "sweeper",
                folders.ownClasses(),
                Sweeper.class.getName(),
                false,
                List.of(folders.run().toString())));
        papers = Papers.write(folders);
        broker = ready(papers.broker(0));
        cable = Cable.to(Papers.port(broker));
        database = ready(papers.postgres(Optional.empty()));
        bridge = ready(papers.bridge(broker, database, citys));
        bench = Bench.of(ready(papers.bench()));
        City city = city();
        city.register(papers.lockerSealingKey());
        startAgent();
    }

    /** Starts the agent; with the same data folder it is the same locker. */
    void startAgent() throws IOException {
        kiosk = kiosk(ready(agentProgram()));
    }

    void startAgent(String rules) throws IOException {
        profile = rules;
        startAgent();
    }

    private Program agentProgram() throws IOException {
        return papers.agent(cable.port(), bench, profile);
    }

    private static String kiosk(String ready) {
        return ready.split(" ", -1)[0].replaceAll("/+$", "");
    }

    /** As a power cut would end it. A database's own processes are nobody's children; they go too. */
    void kill(String part) throws IOException {
        Child child = child(part);
        children.remove(child);
        if (part.equals("postgres")) {
            Sweeper.postmaster(folders.postmaster()).ifPresent(ProcessHandle::destroyForcibly);
        }
        child.kill();
    }

    /** Starts a part that was killed: it finds its files, and the others find it where it was. */
    void revive(String part) throws IOException {
        switch (part) {
            case "agent" -> kiosk = kiosk(start(agentProgram()).awaitReady());
            case "bridge" ->
                bridge = start(papers.bridge(broker, database, citys)).awaitReady();
            case "broker" -> start(papers.broker(Papers.port(broker))).awaitReady();
            case "postgres" ->
                start(papers.postgres(Optional.of(Papers.databasePort(database))))
                        .awaitReady();
            default -> throw new IllegalArgumentException(part);
        }
    }

    /** A start that failed is no part of the system. */
    void forget(String part) {
        children.removeIf(child -> child.name().equals(part) && !child.isAlive());
    }

    void killAgent() throws IOException {
        kill("agent");
    }

    void stopAgent() {
        Child agent = agent();
        agent.stop();
        children.remove(agent);
    }

    Child agent() {
        return child("agent");
    }

    /** The latest process of that name. */
    Child child(String name) {
        return children.stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Touchscreen touchscreen() {
        return new Touchscreen(kiosk, canaries);
    }

    BenchClient cabinet() {
        return new BenchClient(bench.url());
    }

    Bench bench() {
        return bench;
    }

    City city() {
        return new City(bridge, papers.apiKey(), canaries);
    }

    /** Where the city's pages are. */
    String bridge() {
        return bridge;
    }

    /** What nobody may read in any file or table of this run. */
    Canaries canaries() {
        return canaries;
    }

    Books lockerBook() {
        return Books.sqlite(folders.data().resolve("agent/locker.db"));
    }

    Books cityBook() {
        return Books.postgres(database);
    }

    Cable cable() {
        return cable;
    }

    Papers papers() {
        return papers;
    }

    Folders folders() {
        return folders;
    }

    /** The three addresses a person opens. */
    List<String> addresses() {
        return List.of(
                "touchscreen  " + kiosk + "/", "cabinet      " + bench.url() + "/", "city         " + bridge + "/");
    }

    private String ready(Program program) throws IOException {
        long began = System.nanoTime();
        String said = start(program).awaitReady();
        System.out.printf("  %-9s %4.1f s%n", program.name(), (System.nanoTime() - began) / 1e9);
        return said;
    }

    private Child start(Program program) throws IOException {
        Child child = Child.start(folders, program);
        children.push(child);
        return child;
    }

    /** Stops all, last started first; the sweeper, started first, removes what is temporary. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        cable.close();
        children.forEach(Child::stop);
    }
}
