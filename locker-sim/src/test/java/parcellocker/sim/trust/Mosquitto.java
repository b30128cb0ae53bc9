package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Debian's Mosquitto with the configuration in {@code hardware/os/mosquitto}; only ports and paths are the test's. */
record Mosquitto(int port, Process process) implements AutoCloseable {
    private static final Path SHIPPED = Path.of("../hardware/os/mosquitto");
    private static final long READY_MILLIS = 20_000;

    static Mosquitto start(Pki pki, Path folder) throws IOException {
        return start(pki, folder, pki.authority().revoked(List.of(), Pki.term()));
    }

    /** @param revoked the list of certificates that count no more, as PEM */
    static Mosquitto start(Pki pki, Path folder, String revoked) throws IOException {
        Path program = program();
        Path papers = Files.createDirectories(folder.resolve("parcel"));
        Pki.write(pki.server("127.0.0.1", "localhost"), "broker", papers);
        Files.move(papers.resolve("trust.pem"), papers.resolve("authorities.pem"));
        Files.writeString(papers.resolve("revoked.pem"), revoked);
        Files.copy(SHIPPED.resolve("parcel-lockers.acl"), papers.resolve("parcel-lockers.acl"));
        Path store = Files.createDirectories(folder.resolve("store"));
        int port = freePort();
        Path file = Files.writeString(folder.resolve("mosquitto.conf"), configuration(papers, store, port));
        Process process = new ProcessBuilder(program.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Mosquitto broker = new Mosquitto(port, process);
        broker.awaitReady(folder.resolve("mosquitto.log"));
        return broker;
    }

    /** Missing on a developer's machine it is said loudly; in the build that guards the main line it is a failure. */
    private static Path program() {
        Optional<Path> found = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            assertThat(System.getenv("CI")).as("Mosquitto is not installed").isNotEqualTo("true");
            System.err.println("MOSQUITTO IS NOT INSTALLED: nothing was proved about it (apt-get install mosquitto)");
            abort("Mosquitto is not installed");
        }
        return found.orElseThrow();
    }

    private static String configuration(Path papers, Path store, int port) throws IOException {
        String text = Files.readString(SHIPPED.resolve("parcel-lockers.conf"));
        Map<String, String> changes = Map.of(
                "listener 8883", "listener " + port + " 127.0.0.1",
                "/etc/mosquitto/parcel/", papers + "/",
                "/var/lib/mosquitto/", store + "/",
                "log_dest syslog", "log_dest stdout");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        // The test's folder belongs to whoever runs the test.
        return System.getProperty("user.name").equals("root") ? text + "\nuser root\n" : text;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MILLIS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new IOException("Mosquitto does not listen: " + Files.readString(log));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
