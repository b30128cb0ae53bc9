package parcellocker.sim.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far a long run of seeds has come, in a text file that is replaced whole, so that the next start goes on. */
final class Progress {
    private static final String SEEN = "seen ";
    private static final String FAILED = "failed ";
    private final Path file;
    private final Coverage coverage;
    private final List<String> failures = new ArrayList<>();
    private long steps;
    private double seconds;

    private Progress(Path file, Coverage coverage) {
        this.file = file;
        this.coverage = coverage;
    }

    /** Goes on where the file ends; from nothing if there is none. */
    static Progress at(Path file, Depth depth) throws IOException {
        Progress progress = new Progress(file, new Coverage(depth));
        if (Files.exists(file)) {
            progress.read(Files.readAllLines(file));
        }
        return progress;
    }

    private void read(List<String> lines) {
        SortedMap<String, Integer> counted = new TreeMap<>();
        int total = 0;
        for (String line : lines) {
            String value = line.substring(line.indexOf('=') + 1);
            if (line.startsWith(SEEN)) {
                counted.put(line.substring(SEEN.length(), line.indexOf('=')), Integer.valueOf(value));
            } else if (line.startsWith(FAILED)) {
                failures.add(line.substring(FAILED.length()));
            } else if (line.startsWith("seeds=")) {
                total = Integer.parseInt(value);
            } else if (line.startsWith("steps=")) {
                steps = Long.parseLong(value);
            } else if (line.startsWith("seconds=")) {
                seconds = Double.parseDouble(value);
            }
        }
        coverage.add(total, counted);
    }

    /** Takes in another part, on disk before this returns. */
    void add(Campaign.Result part) throws IOException {
        coverage.add(part.coverage().total(), part.coverage().counted());
        steps += part.steps();
        seconds += part.seconds();
        for (Outcome outcome : part.failures()) {
            outcome.failure()
                    .ifPresent(failure -> failures.add("seed " + outcome.seed() + " broke " + failure.detail()));
        }
        write();
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("seeds=" + coverage.total());
        lines.add("steps=" + steps);
        lines.add("seconds=" + seconds);
        coverage.counted().forEach((thing, count) -> lines.add(SEEN + thing + "=" + count));
        failures.forEach(failure -> lines.add(FAILED + failure.replace('\n', ' ')));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    int seeds() {
        return coverage.total();
    }

    long steps() {
        return steps;
    }

    double seconds() {
        return seconds;
    }

    Coverage coverage() {
        return coverage;
    }

    List<String> failures() {
        return failures;
    }
}
