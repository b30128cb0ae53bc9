package parcellocker.sim.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code MutantsMain <seeds> <part of a name, or all>}: these mutants, each in its world and a process of its own, until one of
 * so many seeds finds it. Prints which seed, and by which rule. Runs in the folder of this module.
 */
public final class MutantsMain {
    private static final Pattern KILLED = Pattern.compile("seed (\\d+) broke (.*)");
    private static final int MOST_TOLD = 90;

    private MutantsMain() {}

    /** What became of a mutant, and after how long; {@code seed} 0: none found it. */
    private record Trial(Mutant mutant, long seed, double seconds, String rule) {
        boolean isKilled() {
            return seed > 0;
        }
    }

    /** Exits 0 only if every mutant was found. */
    public static void main(String[] args) throws Exception {
        int seeds = Integer.parseInt(args[0]);
        String only = args[1].equals("all") ? "" : args[1];
        long began = System.nanoTime();
        List<Trial> trials = tried(Mutant.all(only), seeds);
        System.out.printf(
                Locale.ROOT, "%n%-42s %-6s %6s %8s  %s%n", "mutant", "world", "seed", "seconds", "what was broken");
        trials.forEach(MutantsMain::tell);
        long survived = trials.stream().filter(trial -> !trial.isKilled()).count();
        System.out.printf(
                Locale.ROOT,
                "%d mutants, %d survived up to %d seeds each, %.0f s%n",
                trials.size(),
                survived,
                seeds,
                secondsSince(began));
        System.exit(survived == 0 && !trials.isEmpty() ? 0 : 1);
    }

    private static void tell(Trial trial) {
        System.out.printf(
                Locale.ROOT,
                "%-42s %-6s %6s %8.1f  %s%n",
                trial.mutant().name(),
                trial.mutant().world(),
                trial.isKilled() ? trial.seed() : "-",
                trial.seconds(),
                trial.rule().substring(0, Math.min(MOST_TOLD, trial.rule().length())));
    }

    private static List<Trial> tried(List<Mutant> mutants, int seeds) throws InterruptedException, ExecutionException {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Trial>> running = mutants.stream()
                    .map(mutant -> pool.submit(() -> tried(mutant, seeds)))
                    .toList();
            List<Trial> trials = new ArrayList<>();
            for (Future<Trial> each : running) {
                trials.add(each.get());
            }
            return trials;
        }
    }

    private static Trial tried(Mutant mutant, int seeds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mutant");
        long began = System.nanoTime();
        try {
            Said said = ran(mutant, folder, seeds);
            Matcher killed = KILLED.matcher(said.text());
            String survived = said.isSurvived() ? "SURVIVED " + seeds + " seeds" : "NO RESULT: " + said.text();
            Trial trial = killed.find()
                    ? new Trial(mutant, Long.parseLong(killed.group(1)), secondsSince(began), killed.group(2))
                    : new Trial(mutant, 0, secondsSince(began), survived);
            tell(trial);
            return trial;
        } finally {
            remove(folder);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** What a trial printed, and how it ended. */
    private record Said(String text, int code) {
        boolean isSurvived() {
            return code == MutantTrial.SURVIVED;
        }
    }

    private static Said ran(Mutant mutant, Path folder, int seeds) throws IOException, InterruptedException {
        String classpath = System.getProperty("java.class.path");
        mutant.compile(folder, Mutant.paths(classpath));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        // Most trials end within a minute: the slower compiler would never earn its time.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsun.misc.unsafe.memory.access=allow",
                        "-cp",
                        folder + java.io.File.pathSeparator + classpath,
                        MutantTrial.class.getName(),
                        mutant.world(),
                        String.valueOf(seeds))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(said.strip(), process.waitFor());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }
}
