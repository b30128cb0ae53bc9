package parcellocker.agent.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The latest crashes of this locker's processes, in a small file of their own: the database may be why they crashed. A line a
 * crash: Unix milliseconds as the machine believed, and the kind of input it was at.
 */
public final class Crashes {
    /** So many within {@link #WINDOW_MILLIS} make a start degraded. */
    public static final int MANY = 3;

    static final long WINDOW_MILLIS = 600_000;
    private static final Logger LOG = LoggerFactory.getLogger(Crashes.class);

    private final Path file;
    private final LongSupplier machineMillis;

    /** @param machineMillis the machine's wall clock: between two processes there is no other */
    public Crashes(Path file, LongSupplier machineMillis) {
        this.file = file;
        this.machineMillis = machineMillis;
    }

    /** One crash. */
    public record Crash(long at, String during) {}

    /** Notes that this process ends by a fault while it was at that kind of input. Never throws: it is the last thing done. */
    public void note(String during) {
        try {
            List<String> lines = new ArrayList<>(recent().stream()
                    .map(crash -> crash.at() + " " + crash.during())
                    .toList());
            lines.add(machineMillis.getAsLong() + " " + during);
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, lines.subList(Math.max(0, lines.size() - 10), lines.size()), StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException lost) {
            LOG.error("{} the crash could not be noted", Problem.UNSTABLE.code(), lost);
        }
    }

    /** What was crashed on last, if it was once too often. */
    public Optional<String> again() {
        List<Crash> recent = recent();
        return recent.size() < MANY
                ? Optional.empty()
                : Optional.of(recent.getLast().during());
    }

    /** Keeps away the kind that the last crashes have in common. */
    public Quarantine quarantine() {
        List<Crash> recent = recent();
        if (recent.size() < MANY) {
            return Quarantine.NONE;
        }
        String last = recent.getLast().during();
        boolean same = recent.subList(recent.size() - MANY, recent.size()).stream()
                .allMatch(crash -> crash.during().equals(last));
        return same ? new Quarantine(last) : Quarantine.NONE;
    }

    /**
     * A start that was degraded already and crashed all the same is not repeated before the ten minutes are over.
     *
     * @throws ProblemException {@link Problem#UNSTABLE}
     */
    public void requireFew() {
        int few = recent().size();
        if (few > MANY) {
            throw new ProblemException(
                    Problem.UNSTABLE, few + " crashes within ten minutes: waits until the first of them is older");
        }
    }

    /** Those of the last ten minutes, oldest first. A file that cannot be read tells of none. */
    public List<Crash> recent() {
        try {
            List<Crash> recent = new ArrayList<>();
            for (String line :
                    Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.<String>of()) {
                int space = line.indexOf(' ');
                long at = Long.parseLong(line.substring(0, space));
                if (Math.abs(machineMillis.getAsLong() - at) <= WINDOW_MILLIS) {
                    recent.add(new Crash(at, line.substring(space + 1)));
                }
            }
            return recent;
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("{} the list of crashes cannot be read", Problem.UNSTABLE.code(), unreadable);
            return List.of();
        }
    }
}
