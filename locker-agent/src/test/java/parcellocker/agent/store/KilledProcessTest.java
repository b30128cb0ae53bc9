package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed. */
final class KilledProcessTest {
    private static final int KILLS = Integer.getInteger("kills", 8);
    private static final String COMMITTED = "COMMITTED ";

    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterEveryKill() throws IOException, InterruptedException {
        Random random = new Random(42);
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = before + killAfter(random.nextInt(40), kill);
            try (SqliteStore store = Bench.open(folder)) {
                assertThat(store.head().seq()).as("kill %d", kill).isBetween(acknowledged, acknowledged + 1);
                Bench.assertSound(store);
                before = store.head().seq();
            }
        }
        System.out.printf("%d kills, %d commits, none lost%n", KILLS, before);
        assertThat(before).isGreaterThan(KILLS);
    }

    @Test
    void aKillLeavesNoNativePartBehind() throws IOException, InterruptedException {
        killAfter(3, 1);
        try (Stream<Path> left = Files.list(folder.resolve("native"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aDiskThatRefusesAWriteStopsTheStoreForGood() throws IOException, InterruptedException {
        // A limit on the size of files makes write() fail in the middle of a commit. In blocks of 512 bytes; SQLite's
        // native
        // part must still fit.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 3000; exec \"$@\"", "sh"));
        command.addAll(child(9));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).contains("FAILED STORE_FAILED", "AFTERWARDS REFUSED");
        long acknowledged =
                lines.stream().filter(line -> line.startsWith(COMMITTED)).count();
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(acknowledged).isPositive();
            assertThat(store.head().seq()).isBetween(acknowledged, acknowledged + 1);
            Bench.assertSound(store);
        }
    }

    /** Commits the process acknowledged, the ones after the decision to kill it included. */
    private long killAfter(int lines, int seed) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(child(seed)).redirectErrorStream(true).start();
        long acknowledged = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(COMMITTED)) {
                    acknowledged++;
                } else {
                    assertThat(line).as("output of the process").doesNotContain("FAILED", "Exception");
                }
                if (acknowledged > lines) {
                    // By its handle: Process.destroyForcibly would close the pipe with what it still holds.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("SIGKILL").isEqualTo(128 + 9);
        return acknowledged;
    }

    private List<String> child(int seed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CommitUntilKilled.class.getName(),
                folder.toString(),
                String.valueOf(seed));
    }
}
