package parcellocker.sim.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of the demonstration, on a leash, its output in a log file. */
final class Child {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final String name;
    private final Process process;
    private final BlockingQueue<String> ready = new ArrayBlockingQueue<>(1);

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Starts a program and notes it in the run's list of processes. */
    static Child start(Folders folders, Program program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.commandLine(folders));
        builder.redirectErrorStream(true);
        builder.directory(folders.run().toFile());
        Process process = builder.start();
        long started = process.toHandle().info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(
                folders.processes(),
                process.pid() + " " + started + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Child child = new Child(program.name(), process);
        // A platform thread each: a pipe's read holds a virtual one's carrier, and after half a minute none is left for
        // anybody.
        Thread.ofPlatform()
                .daemon()
                .name("log-" + program.name())
                .start(() -> child.copyTo(folders.log(program.name())));
        return child;
    }

    /** Waits for the line "{name} ready …" and gives what stands behind "ready". */
    String awaitReady() {
        try {
            String line = ready.poll(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException(
                        name + " was not ready within " + READY_WITHIN.toSeconds() + " s; see its log");
            }
            if (line.isEmpty()) {
                throw new IllegalStateException(name + " ended at once; see its log");
            }
            return line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String name() {
        return name;
    }

    /** As a power cut would: no goodbye. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets go of the leash and waits. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            System.err.println(name + ": " + gone.getMessage());
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void copyTo(Path log) {
        // Several of a kind have numbers, of which they do not know.
        String mark = name.replaceAll("-\\d+$", "") + " ready ";
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(
                        log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
                if (line.startsWith(mark)) {
                    ready.offer(line.substring(mark.length()));
                }
            }
        } catch (IOException closed) {
            System.err.println(name + ": " + closed.getMessage());
        }
        ready.offer("");
    }
}
