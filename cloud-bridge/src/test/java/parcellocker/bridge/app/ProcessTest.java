package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.web.Client;

/** The bridge as systemd starts and ends it: the command of its unit, with this machine's class path and a configuration of the test. */
class ProcessTest {
    private static final Path UNIT = Path.of("deploy", "systemd", "cloud-bridge.service");

    @TempDir
    Path folder;

    @Test
    void the_units_command_starts_a_bridge_that_logs_objects_tells_figures_and_ends_in_order() throws Exception {
        int figures = freePort();
        Path log = folder.resolve("log");
        try (Town town = new Town(folder.resolve("town"))) {
            Process bridge = new ProcessBuilder(command(configuration(town, figures)))
                    .directory(Files.createDirectories(folder.resolve("dumps")).toFile())
                    .redirectError(log.toFile())
                    .start();
            try (var out = bridge.inputReader(StandardCharsets.UTF_8)) {
                String ready = String.valueOf(out.readLine());
                assertThat(ready).as(() -> text(log)).startsWith("bridge ready http://127.0.0.1:");
                Client client = new Client(ready.substring("bridge ready ".length()));
                Town.await(
                        client,
                        "/health/ready",
                        found -> found.path("status").asText().equals("UP"));
                try (StreetLocker locker = town.locker(client, "PROC-1")) {
                    locker.birth("nonce-1", 0, 0);
                    assertThat(locker.directive().number()).isZero();
                    locker.sendRaw("{");
                    Town.awaitText(
                            URI.create("http://127.0.0.1:" + figures + "/metrics"),
                            text -> text.contains("bridge_quarantined_total{problem=\"LK-6001\"} 1.0"));
                }
                // Not the process' own destroy(): that closes what it says last.
                assertThat(bridge.toHandle().destroy()).isTrue();
                assertThat(bridge.waitFor(stopSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(bridge.exitValue()).isZero();
                assertThat(out.readLine()).isNull();
            } finally {
                bridge.destroyForcibly();
            }
        }
        List<JsonNode> lines = lines(log);
        assertThat(lines)
                .anyMatch(line -> line.path("locker").asText().equals("PROC-1")
                        && line.path("message").asText().contains("LK-6001"));
        assertThat(lines).allMatch(line -> line.path("time").asText().endsWith("Z"));
        assertThat(folder.resolve("dumps")).isEmptyDirectory();
    }

    @Test
    void the_unit_lets_no_dump_of_its_memory_be_written_and_gives_it_no_more_rights_than_it_needs() throws IOException {
        assertThat(Files.readString(UNIT).lines())
                .contains(
                        "LimitCORE=0",
                        "MemorySwapMax=0",
                        "NoNewPrivileges=yes",
                        "CapabilityBoundingSet=",
                        "ProtectSystem=strict",
                        "ProtectHome=yes",
                        "PrivateDevices=yes",
                        "SystemCallFilter=@system-service",
                        "RestartPreventExitStatus=" + Main.USAGE + " " + Main.CONFIG);
        assertThat(start())
                .contains("-XX:-HeapDumpOnOutOfMemoryError", "-XX:+DisableAttachMechanism", "-XX:ErrorFile=/dev/null");
    }

    private static List<String> start() throws IOException {
        String command = Files.readString(UNIT)
                .replace("\\\n", " ")
                .lines()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        return List.of(command.substring("ExecStart=".length()).split(" +", -1));
    }

    private static long stopSeconds() throws IOException {
        String line = Files.readString(UNIT)
                .lines()
                .filter(one -> one.startsWith("TimeoutStopSec="))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring("TimeoutStopSec=".length()));
    }

    private List<String> command(Path configuration) throws IOException {
        Path natives = Files.createDirectories(folder.resolve("native"));
        List<String> command = new ArrayList<>();
        for (String word : start()) {
            command.add(
                    switch (word) {
                        case "/usr/bin/java" ->
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString();
                        case "/opt/cloud-bridge/lib/*" -> System.getProperty("java.class.path");
                        case "/etc/cloud-bridge/bridge.yaml" -> configuration.toString();
                        case "-Djava.io.tmpdir=/var/lib/cloud-bridge/native" -> "-Djava.io.tmpdir=" + natives;
                        default -> word;
                    });
        }
        assertThat(command).doesNotContainAnyElementsOf(List.of("/opt/cloud-bridge/lib/*"));
        return command;
    }

    private Path configuration(Town town, int figures) throws IOException {
        town.keys.write(folder.resolve("keys.json"));
        return Files.writeString(folder.resolve("bridge.yaml"), """
                http: {host: 127.0.0.1, port: 0, apiKey: %s}
                database: {url: "%s", user: postgres, password: pw-7Qx}
                mqtt: {url: "%s", user: bridge, password: pw-8Qx, clientId: process-1}
                keys: keys.json
                notices: {channel: none}
                city: {name: Luoyang, storageHours: 24}
                log: {format: json}
                metrics: {host: 127.0.0.1, port: %d}
                """.formatted(
                        Client.KEY, Postgres.url(town.database), town.brokerUrl(), figures));
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
