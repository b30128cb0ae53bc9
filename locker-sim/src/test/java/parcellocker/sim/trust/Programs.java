package parcellocker.sim.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The agent and the bridge as they run in the street and in the city: each a process, all they say in a log. */
final class Programs implements AutoCloseable {
    static final String AGENT = "parcellocker.agent.app.Main";
    static final String BRIDGE = "parcellocker.bridge.app.Main";

    private static final long READY_SECONDS = 90;

    private final Path folder;
    private final Deque<Process> running = new ArrayDeque<>();

    Programs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(temporary());
    }

    /** Where they may leave temporary files. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Runs a command to its end. */
    Ended run(String main, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line(main, arguments)).start();
        CompletableFuture<String> complaints = CompletableFuture.supplyAsync(() -> all(process.errorReader()));
        String said = all(process.inputReader(StandardCharsets.UTF_8));
        return new Ended(process.waitFor(), said, complaints.join());
    }

    record Ended(int code, String out, String err) {}

    /** Starts a program and waits for its line {@code … ready URL}; the rest goes to its log. */
    Started start(String name, String main, String... arguments) throws IOException {
        Process process = new ProcessBuilder(line(main, arguments))
                .redirectErrorStream(true)
                .start();
        running.push(process);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> copy(process, log(name), ready));
        return new Started(
                process, ready.orTimeout(READY_SECONDS, TimeUnit.SECONDS).join());
    }

    /** Starts a program that nobody waits for; all it says is forgotten. */
    Process begin(String main, String... arguments) throws IOException {
        Process process = new ProcessBuilder(line(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        running.push(process);
        return process;
    }

    record Started(Process process, String url) {
        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private List<String> line(String main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        line.addAll(List.of(arguments));
        return line;
    }

    private static void copy(Process process, Path log, CompletableFuture<String> ready) {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.matches("\\w+ ready .*")) {
                    ready.complete(line.split(" ", -1)[2]);
                }
            }
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
        ready.completeExceptionally(new IllegalStateException("ended before it was ready; see " + log));
    }

    private static String all(BufferedReader reader) {
        try (reader) {
            StringBuilder text = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws InterruptedException {
        while (!running.isEmpty()) {
            Process process = running.pop();
            process.destroy();
            process.waitFor();
        }
    }
}
