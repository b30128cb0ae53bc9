package parcellocker.sim.app;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child runs.
 *
 * @param classPath of the module it belongs to
 * @param properties system properties
 */
record Program(String name, String classPath, String main, Map<String, String> properties, List<String> arguments) {
    Program {
        arguments = List.copyOf(arguments);
    }

    /**
     * The shell only tells the JVM to ignore Ctrl-C, which reaches the whole group at once: the launcher alone decides in which
     * order the parts stop. It replaces itself, so the pid is the JVM's.
     */
    List<String> commandLine(Folders folders) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("-XX:+UseSerialGC");
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-Xmx256m");
        line.add("-Djava.io.tmpdir=" + folders.tmp());
        properties.forEach((key, value) -> line.add("-D" + key + "=" + value));
        line.add("-cp");
        line.add(classPath + File.pathSeparator + folders.ownClasses());
        line.add(Leash.class.getName());
        line.add(main);
        line.addAll(arguments);
        return line;
    }
}
