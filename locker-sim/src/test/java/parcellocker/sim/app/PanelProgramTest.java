package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a builder starts it: a folder {@code lib} with jars, a JDK, and nothing of a build. */
class PanelProgramTest {
    private static final long MOST_SECONDS = 180;

    private static final String LAYOUT = """
            cabinet: mine
            columns: 1
            boards:
              - {id: k1, family: kerong, address: 0, channels: 16, settings: {mode: cu16}}
            compartments:
              - {id: A01, size: S, zone: AMBIENT, floor: 1200, board: k1, channel: 3, contact: OPEN_IS_1}
              - {id: A02, size: M, zone: AMBIENT, floor: 900, board: k1, channel: 4}
            """;

    /** Somebody holds a badge near and is asked for a PIN: the agent has the devices of the bench too. */
    private static final String PLAN = """
            plan: Mine
            why: To see whether it starts.
            steps:
              - {expect: screen, is: Home, within: 30 s}
              - {courier: signs in}
              - {deposit: SF10000001, size: S}
              - {leave: all}
              - {expect: pulses, of: A01, is: 1}
              - {expect: contents, of: A01, is: SF10000001}
              - {badge: 62E3086CED}
              - {expect: screen, is: CourierSignIn, within: 20 s}
              - {badge: away}
            """;

    @TempDir
    private Path folder;

    @Test
    void plays_a_plan_of_ones_own_on_a_layout_of_ones_own() throws Exception {
        pack();
        Files.writeString(folder.resolve("mine.yaml"), LAYOUT);
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Said said = run("data", "--layout", "mine.yaml", "--run", "plan.yaml");
        assertThat(said.text()).contains("1 of 1 plans passed");
        assertThat(said.status()).isZero();
        assertThat(folder.resolve("data/report/TEST-plans.xml")).content().contains("failures=\"0\"");
    }

    @Test
    void tells_a_technician_in_words_what_is_wrong_with_a_file() throws Exception {
        pack();
        Files.writeString(folder.resolve("mine.yaml"), LAYOUT.replace("channel: 3, ", ""));
        Files.writeString(folder.resolve("plan.yaml"), PLAN.replace("size: S", "size: XL"));
        assertThat(run("data", "--run", "plan.yaml"))
                .isEqualTo(new Said(2, "plan plan:\n  step 3 size is XL; it may be S, M or L\n"));
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        assertThat(run("data", "--layout", "mine.yaml", "--run", "plan.yaml"))
                .isEqualTo(new Said(2, "layout mine.yaml: compartment A01 has no channel\n"));
    }

    /** Debian's own Java is older than what this is written for. */
    @Test
    void says_which_java_it_needs_instead_of_a_class_version() throws Exception {
        Path old = folder.resolve("old");
        Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.17\" 2025-10-21' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Said refusal = started(old);
        assertThat(refusal.status()).isEqualTo(2);
        assertThat(refusal.text()).startsWith("bench-panel needs Java 21 or newer; '" + java + "' is 17.");
        assertThat(started(folder.resolve("nowhere")).text()).contains("bin/java' is none");
        assertThat(started(Path.of(System.getProperty("java.home"))).text())
                .as("goes on, and finds no jar here")
                .contains("PanelMain");
    }

    private Said started(Path home) throws Exception {
        ProcessBuilder script = new ProcessBuilder(
                "sh", Path.of("src/main/bench/bench-panel").toAbsolutePath().toString(), "data");
        script.environment().put("JAVA_HOME", home.toString());
        return said(script);
    }

    private record Said(int status, String text) {}

    private Said run(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.misc.unsafe.memory.access=allow",
                "-cp",
                "lib/*",
                "parcellocker.sim.app.PanelMain"));
        line.addAll(List.of(arguments));
        return said(new ProcessBuilder(line));
    }

    /** A program that comes to no end is ended, and says how far it was. */
    private Said said(ProcessBuilder program) throws Exception {
        Path said = folder.resolve("said.txt");
        Process process = program.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(ended)
                    .as("it ends within %d s; it said: %s", MOST_SECONDS, Files.readString(said))
                    .isTrue();
            return new Said(process.exitValue(), Files.readString(said));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Every jar of this class path, and a jar of each folder on it. */
    private void pack() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            Path entry = entries.get(i).toAbsolutePath();
            if (Files.isDirectory(entry)) {
                jar(entry, lib.resolve("classes" + i + ".jar"));
            } else if (!Files.exists(lib.resolve(entry.getFileName()))) {
                Files.createSymbolicLink(lib.resolve(entry.getFileName()), entry);
            }
        }
    }

    private static void jar(Path classes, Path file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.setLevel(0);
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                // As real jars have them: a web server looks for the folder of its pages.
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                    if (!each.equals(classes)) {
                        out.putNextEntry(new ZipEntry(classes.relativize(each) + "/"));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                    out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                    Files.copy(each, out);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
