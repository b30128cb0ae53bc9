package parcellocker.sim.app;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a child runs.
 *
 * @param classPath of the module it belongs to
 * @param leashed whether it ends with the launcher; the sweeper outlives it
 * @param heap the most memory for its objects, as Java says it
 */
record Program(String name, String classPath, String main, boolean leashed, String heap, List<String> arguments) {
    private static final String HEAP = "256m";
    /** A property: what else their JVMs are told. Tests start many of them for a few seconds each. */
    private static final String OPTIONS = "parcellocker.children";

    Program {
        arguments = List.copyOf(arguments);
    }

    /** One with as much memory as a board would give it. */
    Program(String name, String classPath, String main, boolean leashed, List<String> arguments) {
        this(name, classPath, main, leashed, HEAP, arguments);
    }

    /**
     * The shell only tells the JVM to ignore Ctrl-C, which reaches the whole group at once: the launcher alone decides in which
     * order the parts stop. It replaces itself, so the pid is the JVM's.
     */
    List<String> commandLine(Folders folders) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-Dsun.misc.unsafe.memory.access=allow");
        line.add("-Xmx" + heap);
        Collections.addAll(line, System.getProperty(OPTIONS, "-XX:+UseSerialGC").split(" ", -1));
        Optional.ofNullable(System.getProperty(PostgresMain.BINARIES))
                .ifPresent(shared -> line.add("-D" + PostgresMain.BINARIES + "=" + shared));
        line.add("-Djava.io.tmpdir=" + folders.tmp());
        line.add("-cp");
        line.add(classPath + File.pathSeparator + folders.ownClasses());
        if (leashed) {
            line.add(Leash.class.getName());
        }
        line.add(main);
        line.addAll(arguments);
        return line;
    }
}
