package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every part of the system in a process of its own: broker, database, city bridge, simulated cabinet, agent. */
final class Parts implements AutoCloseable {
    private final Folders folders;
    private final Papers papers;
    private final Deque<Child> children = new ArrayDeque<>();
    private final Cable cable;
    private final String database;
    private final String bridge;
    private final Bench bench;
    private String kiosk = "";
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
        folders = Folders.fresh(data);
        start(new Program(
                "sweeper",
                folders.ownClasses(),
                Sweeper.class.getName(),
                false,
                List.of(folders.run().toString())));
        papers = Papers.write(folders);
        String broker = ready(papers.broker());
        cable = Cable.to(Papers.port(broker));
        database = ready(papers.postgres());
        bridge = ready(papers.bridge(broker, database));
        bench = Bench.of(ready(papers.bench()));
        City city = city();
        city.register(papers.lockerSealingKey());
        startAgent();
    }

    /** Starts the agent; with the same data folder it is the same locker. */
    void startAgent() throws IOException {
        startAgent("{consent: ATTEST}");
    }

    void startAgent(String profile) throws IOException {
        kiosk = ready(papers.agent(cable.port(), bench, profile))
                .split(" ", -1)[0]
                .replaceAll("/+$", "");
    }

    /** As a power cut would end it. */
    void killAgent() {
        Child agent = agent();
        agent.kill();
        children.remove(agent);
    }

    void stopAgent() {
        Child agent = agent();
        agent.stop();
        children.remove(agent);
    }

    Child agent() {
        return children.stream()
                .filter(child -> child.name().equals("agent"))
                .findFirst()
                .orElseThrow();
    }

    Touchscreen touchscreen() {
        return new Touchscreen(kiosk);
    }

    BenchClient cabinet() {
        return new BenchClient(bench.url());
    }

    Bench bench() {
        return bench;
    }

    City city() {
        return new City(bridge, papers.apiKey());
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
