package parcellocker.sim.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainTest {
    private static final String READY = "broker ready mqtt://127.0.0.1:";

    @TempDir
    Path folder;

    @Test
    void it_says_one_line_and_leaves_no_port_and_no_temporary_file_after_sigterm() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path users = Files.writeString(folder.resolve("users"), "locker L-001 one\n");
        Process process = start(temporary, "0", folder.resolve("broker").toString(), users.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String ready = String.valueOf(out.readLine());
            assertThat(ready).startsWith(READY);
            int port = Integer.parseInt(ready.substring(READY.length()));

            // Through its handle: Process.destroy() would close the stream that is still to be read.
            assertThat(process.toHandle().destroy()).isTrue();

            assertThat(out.readLine()).isNull();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(filesBelow(temporary)).isEmpty();
    }

    @Test
    void without_its_users_file_it_ends_with_one_line() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Process process = start(temporary, "0", folder.resolve("broker").toString(), "nowhere");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("the broker cannot start: nowhere");
            assertThat(out.readLine()).isNull();
        }
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static Process start(Path temporary, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the demo starts it: Guava's use of Unsafe is nothing a person can do anything about.
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dsun.misc.unsafe.memory.access=allow"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
