package parcellocker.sim.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A planted bug: one text in one source file of the agent, replaced by another, in a copy.
 *
 * @param file below the agent's source folder
 */
record Mutant(String name, String file, String search, String replace) {

    /** Reads {@code mutants/<name>.mutant}: a sentence, the file, what stands there, what shall stand there. */
    static Mutant named(String name) throws IOException {
        try (InputStream in = Mutant.class.getResourceAsStream("/mutants/" + name + ".mutant")) {
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

    /**
     * Applies it to a copy and compiles that.
     *
     * @throws IllegalStateException if what it replaces does not stand in the source exactly once
     */
    void compile(Path sources, Path into, List<Path> classpath) throws IOException {
        String source = Files.readString(sources.resolve(file));
        int at = source.indexOf(search);
        if (at < 0 || source.indexOf(search, at + 1) >= 0) {
            throw new IllegalStateException("mutant " + name + " no longer applies to " + file);
        }
        Path copy = into.resolve("source").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, source.replace(search, replace));
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
}
