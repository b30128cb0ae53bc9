package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The last process of a run. When its standard input ends it waits for the others, ends those that stay (a postmaster is nobody's
 * child any more), and removes the run's temporary folder. JDK only.
 */
public final class Sweeper {
    private Sweeper() {}

    /** {@code run-folder}: holds {@code processes} (a line each: pid, start in epoch milliseconds) and {@code tmp}. */
    public static void main(String[] args) throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes; only the end matters.
        }
        sweep(Path.of(args[0]));
    }

    /** Ends what an unfinished run left behind and removes its temporary files. */
    static void sweep(Path run) throws IOException {
        if (!Files.exists(run)) {
            return;
        }
        Path processes = run.resolve("processes");
        if (Files.exists(processes)) {
            for (String line : Files.readAllLines(processes)) {
                process(line).ifPresent(Sweeper::end);
            }
        }
        postmaster(run.resolve(Folders.POSTMASTER)).ifPresent(Sweeper::end);
        remove(run);
    }

    /** A pid alone may be another's by now: the start time must match too. */
    private static Optional<ProcessHandle> process(String line) {
        String[] parts = line.split(" ", -1);
        long started = Long.parseLong(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(handle -> !handle.equals(ProcessHandle.current()))
                .filter(handle ->
                        handle.info().startInstant().map(Instant::toEpochMilli).equals(Optional.of(started)));
    }

    static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private static void end(ProcessHandle handle) {
        if (!ended(handle, Duration.ofSeconds(8))) {
            handle.destroy();
            if (!ended(handle, Duration.ofSeconds(5))) {
                handle.destroyForcibly();
                ended(handle, Duration.ofSeconds(5));
            }
        }
    }

    private static boolean ended(ProcessHandle handle, Duration within) {
        try {
            handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException still) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                delete(path);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (NoSuchFileException gone) {
            // A process that was still ending removed it itself.
            System.err.println("already gone: " + gone.getMessage());
        }
    }
}
