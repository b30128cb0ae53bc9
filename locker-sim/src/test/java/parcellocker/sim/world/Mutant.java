package parcellocker.sim.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A planted bug: one text in one source file of the product, replaced by another, in a copy.
 *
 * @param name {@code deep/…} if only the deep world has what it breaks
 * @param file below the source folder of whichever module has it
 */
record Mutant(String name, String file, String search, String replace) {
    private static final String ENDING = ".mutant";
    private static final Path FOLDER = Path.of("src", "test", "resources", "mutants");

    /** Seen from the folder of this module, where tests run. */
    private static final List<Path> SOURCES = Stream.of("locker-agent", "cloud-bridge", "cloud-bridge/contract")
            .map(module -> Path.of("..", module, "src", "main", "java"))
            .toList();

    /** All whose name contains this, by name. */
    static List<Mutant> all(String part) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> names = files.filter(file -> file.toString().endsWith(ENDING))
                    .map(file -> FOLDER.relativize(file).toString().replace(ENDING, ""))
                    .filter(name -> name.contains(part))
                    .sorted()
                    .toList();
            List<Mutant> mutants = new ArrayList<>();
            for (String name : names) {
                mutants.add(named(name));
            }
            return mutants;
        }
    }

    /** The paths in a class path. */
    static List<Path> paths(String classpath) {
        return Stream.of(classpath.split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** Reads {@code mutants/<name>.mutant}: a sentence, the file, what stands there, what shall stand there. */
    static Mutant named(String name) throws IOException {
        try (InputStream in = Mutant.class.getResourceAsStream("/mutants/" + name + ENDING)) {
            if (in == null) {
                throw new IOException("no mutant " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Mutant(
                    name,
                    between(text, "--- ", "\n"),
                    between(text, "<<<<\n", "====\n"),
                    between(text, "====\n", ">>>>\n"));
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    boolean isDeep() {
        return name.startsWith("deep/");
    }

    /** As {@link MutantTrial} is told. */
    String world() {
        return isDeep() ? "deep" : "plain";
    }

    /**
     * Applies it to a copy and compiles that.
     *
     * @throws IllegalStateException if what it replaces does not stand in the source exactly once
     */
    void compile(Path into, List<Path> classpath) throws IOException {
        Path copy = into.resolve("source").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, planted());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = String.join(
                java.io.File.pathSeparator,
                classpath.stream().map(Path::toString).toList());
        List<String> options = List.of("--release", "21", "-proc:none", "-nowarn", "-cp", path, "-d", into.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(copy))
                    .call();
            if (!done) {
                throw new IllegalStateException("mutant " + name + " does not compile");
            }
        }
    }

    /**
     * The source with the bug in it.
     *
     * @throws IllegalStateException as {@link #compile}
     */
    String planted() throws IOException {
        String source = Files.readString(source());
        int at = source.indexOf(search);
        if (at < 0 || source.indexOf(search, at + 1) >= 0) {
            throw new IllegalStateException("mutant " + name + " no longer applies to " + file);
        }
        return source.replace(search, replace);
    }

    private Path source() {
        return SOURCES.stream()
                .map(root -> root.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("mutant " + name + ": no " + file));
    }
}
