package parcellocker.sim.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class {@code …Fuzz} among a module's tests.
 *
 * @param module the module's folder
 */
record FuzzTarget(Path module, String name) {
    private static final List<String> MODULES =
            List.of("cloud-bridge/contract", "locker-agent", "cloud-bridge", "locker-sim");
    private static final long MOST_EXECUTIONS = 10_000_000;
    /** A little more than the largest message, so that the caps themselves are met. */
    private static final int MOST_BYTES = 66_000;
    /** What the fuzzer itself needs to look through a module's libraries; a parser that fills it is found. */
    private static final String MEMORY = "-Xmx320m";

    private static final String CLASS = ".class";
    private static final String OWN = WarmTarget.class.getName().replace('.', '/') + CLASS;
    private static final String EXECUTIONS = "stat::number_of_executed_units:";

    /**
     * What came of one run.
     *
     * @param executions -1 if the fuzzer did not come to its end; its log says why
     */
    record Result(String name, long executions, double seconds, int findings) {
        boolean isClean() {
            return executions > 0 && findings == 0;
        }

        String row() {
            return String.format(Locale.ROOT, "%-60s %12d %8.0f %9d", name, executions, seconds, findings);
        }
    }

    /** Every target of every module, as they were compiled. */
    static List<FuzzTarget> all(Path root) throws IOException {
        List<FuzzTarget> targets = new ArrayList<>();
        for (String module : MODULES) {
            Path classes = root.resolve(module).resolve("target/test-classes");
            try (Stream<Path> files = Files.walk(classes)) {
                files.map(file -> classes.relativize(file).toString())
                        .filter(file -> file.endsWith("Fuzz" + CLASS))
                        .map(file -> file.substring(0, file.length() - CLASS.length())
                                .replace('/', '.'))
                        .sorted()
                        .forEach(name -> targets.add(new FuzzTarget(root.resolve(module), name)));
            }
        }
        return targets;
    }

    /** Fuzzes for so long, or until enough was tried, whichever comes first. */
    Result run(long seconds) throws IOException, InterruptedException {
        Path folder = module.resolve("target/fuzz").resolve(name);
        Files.createDirectories(folder.resolve("corpus"));
        for (Path old : findings(folder)) {
            Files.delete(old);
        }
        Path log = folder.resolve("log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(commandLine(folder, seconds))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
        return new Result(
                name,
                executions(log),
                (System.nanoTime() - start) / 1e9,
                findings(folder).size());
    }

    private List<String> commandLine(Path folder, long seconds) throws IOException {
        Path tests = module.resolve("target/test-classes");
        Path seeds = tests.resolve("fuzz").resolve(name);
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("-XX:+EnableDynamicAgentLoading");
        line.add(MEMORY);
        line.add("-cp");
        line.add(classPath(tests));
        line.add("com.code_intelligence.jazzer.Jazzer");
        line.add("--target_class=" + WarmTarget.class.getName());
        line.add("--target_args=" + name + " " + seeds);
        line.add("--instrumentation_includes=parcellocker.**:org.jose4j.**:com.fasterxml.jackson.core.json.**");
        // A configuration names files and addresses; that is no finding here.
        line.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
        line.add("--keep_going=20");
        line.add("--reproducer_path=" + folder);
        line.add("-artifact_prefix=" + folder + "/");
        line.add("-print_final_stats=1");
        line.add("-timeout=60");
        line.add("-max_len=" + MOST_BYTES);
        line.add("-max_total_time=" + seconds);
        line.add("-runs=" + MOST_EXECUTIONS);
        line.add(folder.resolve("corpus").toString());
        line.add(seeds.toString());
        return line;
    }

    /** The module's own, then its libraries', then this one's and the fuzzer, which no module knows. */
    private String classPath(Path tests) throws IOException {
        String fuzzer = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        entry.contains("jazzer") || Files.exists(Path.of(entry).resolve(OWN)))
                .collect(Collectors.joining(File.pathSeparator));
        return String.join(
                File.pathSeparator,
                tests.toString(),
                module.resolve("target/classes").toString(),
                Files.readString(module.resolve("target/runtime.classpath")).strip(),
                fuzzer);
    }

    private static List<Path> findings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .sorted()
                    .toList();
        }
    }

    private static long executions(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(EXECUTIONS))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(EXECUTIONS.length()).strip()))
                    .reduce(-1, (first, last) -> last);
        }
    }
}
