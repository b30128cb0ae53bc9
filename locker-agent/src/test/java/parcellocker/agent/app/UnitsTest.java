package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No unit and no command of ours leaves a dump of a memory in which names and codes lie in clear. */
class UnitsTest {
    private static final Path OS = Path.of("..", "hardware", "os");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"locker-agent.service", "locker-rescue.service", "locker-rescue-open.service", "locker-agent"})
    void neitherTheKernelNorJavaDumpsItsMemory(String file) throws IOException {
        String text = Files.readString(OS.resolve(file)).replace("\\\n", " ");
        assertThat(text).containsPattern(file.endsWith(".service") ? "(?m)^LimitCORE=0$" : "(?m)^ulimit -c 0$");
        List<String> lines =
                text.lines().filter(line -> line.contains("/usr/bin/java")).toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split(" +", -1))
                        .contains(
                                "-XX:-HeapDumpOnOutOfMemoryError",
                                "-XX:+DisableAttachMechanism",
                                "-XX:ErrorFile=/dev/null"));
    }

    /** The options of the unit, in a Java that is hit as by a fault in native code. */
    @Test
    void aJavaThatCrashesWithTheseOptionsLeavesNothingBehind() throws Exception {
        String text = Files.readString(OS.resolve("locker-agent.service")).replace("\\\n", " ");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String start = text.lines()
                .filter(line -> line.startsWith("ExecStart=/usr/bin/java"))
                .findFirst()
                .orElseThrow();
        command.addAll(Stream.of(start.split(" +", -1))
                .filter(word -> word.startsWith("-X"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()));
        Process java = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var said = java.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("here");
            new ProcessBuilder("/bin/kill", "-SEGV", Long.toString(java.pid()))
                    .start()
                    .waitFor();
            assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(Path.of("/tmp/hs_err_pid" + java.pid() + ".log")).doesNotExist();
    }

    /** Says that it is there, and waits. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] args) throws IOException {
            System.out.println("here");
            var unused = System.in.read();
        }
    }
}
