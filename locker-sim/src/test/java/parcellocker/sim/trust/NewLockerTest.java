package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.contract.wire.Identity;

/**
 * A board's life with the real agent, the real bridge and Mosquitto as we give it out: invited, enrolled, heard by mutual TLS,
 * renewed, revoked, replaced.
 */
class NewLockerTest {
    private static final String LOCKER = "L-001";
    private static final String ENROLMENT = "/v1/lockers/" + LOCKER + "/enrolment";
    private static final Pattern PORT = Pattern.compile("boards enrol at port (\\d+)");

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void a_board_is_enrolled_heard_renewed_revoked_and_replaced() throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            String url = "ssl://127.0.0.1:" + broker.port();
            startCity(town, url);
            String listener = "https://localhost:" + port(programs.log("bridge"));

            Path board = board(town, "first");
            assertThatNothingIsToldToAnotherServer(programs, board, listener);
            assertThat(enrol(programs, board, listener).err()).isEmpty();
            assertTheHelpDeskHasTheStaffKey(programs, town, board);
            assertOwnersAlone(board.resolve("identity"));
            assertThat(enrol(programs, board, listener).err()).contains("LK-7032");

            Programs.Started agent = programs.start("agent", Programs.AGENT, "run", settings(board));
            awaitHeard(town, 1);
            Identity first = identity(board);
            Programs.Ended renewed = programs.run(
                    Programs.AGENT, "renew", board.resolve("identity").toString());
            assertThat(renewed.out()).startsWith("renewed until ");
            assertThat(device(board).former()).isNotNull();
            agent.stop();
            town.await(
                    "/v1/lockers/" + LOCKER,
                    one -> !one.path("presence").asText().equals("LIVE"));
            agent = programs.start("agent", Programs.AGENT, "run", settings(board));
            awaitHeard(town, 1);
            assertThat(device(board).former()).isNull();
            Identity second = identity(board);
            assertThat(second.certificate().getPublicKey())
                    .isNotEqualTo(first.certificate().getPublicKey());
            agent.stop();

            town.post("/v1/lockers/" + LOCKER + "/revocation", "");
            assertRefusedByABrokerThatReadTheList(town, first, second);
            assertThat(programs.run(
                                    Programs.AGENT,
                                    "renew",
                                    board.resolve("identity").toString())
                            .err())
                    .contains("LK-7034");

            Path replacement = board(town, "second");
            assertThat(enrol(programs, replacement, listener).err()).isEmpty();
            programs.start("agent", Programs.AGENT, "run", settings(replacement));
            awaitHeard(town, 2);
        }
    }

    private void startCity(Town town, String broker) throws Exception {
        pki.authority().write(town.folder().resolve("authority"));
        Pki.write(pki.server("localhost"), "listener", town.folder());
        town.start(pki, broker, """
                enrolment: {host: 127.0.0.1, port: 0, certificate: listener.pem, key: listener.key, authority: authority,
                            revoked: revoked.pem, broker: "%s", tokenHours: 1, certificateDays: 365}
                """.formatted(broker));
        town.post("/v1/lockers", "{\"locker\":\"L-001\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}");
    }

    /** A board with the token that an operator carried to it. */
    private Path board(Town town, String name) throws Exception {
        Path board = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                board.resolve("token"), town.post(ENROLMENT, "").path("token").asText());
        return board;
    }

    /** The token names one certificate; the right token works afterwards as if nothing had been. */
    private static void assertThatNothingIsToldToAnotherServer(Programs programs, Path board, String listener)
            throws Exception {
        String token = Files.readString(board.resolve("token"));
        Files.writeString(board.resolve("token"), token.substring(0, token.length() - 43) + "A".repeat(43));
        assertThat(enrol(programs, board, listener).err()).contains("LK-7036", "not the server that the token names");
        assertThat(DeviceFile.read(board.resolve("identity"))).isEmpty();
        Files.writeString(board.resolve("token"), token);
    }

    static void assertTheHelpDeskHasTheStaffKey(Programs programs, Town town, Path board) throws Exception {
        Path seal = Files.writeString(
                board.resolve("seal"), town.get(ENROLMENT).path("staffSeal").asText());
        Programs.Ended opened = programs.run(
                Programs.BRIDGE,
                "open-staff-key",
                town.folder().resolve("keys.json").toString(),
                seal.toString());
        Programs.Ended drawn = programs.run(
                Programs.AGENT, "staff-key", board.resolve("identity/keys.json").toString());
        assertThat(opened.out()).isNotBlank().isEqualTo(drawn.out());
    }

    static Programs.Ended enrol(Programs programs, Path board, String listener) throws Exception {
        return programs.run(
                Programs.AGENT,
                "enrol",
                LOCKER,
                board.resolve("identity").toString(),
                "--city=" + listener,
                "--token-file=" + board.resolve("token"),
                "--data=" + board.resolve("data"));
    }

    static String settings(Path board) throws IOException {
        return Files.writeString(board.resolve("agent.yaml"), """
                locker: L-001
                identity: identity
                data: data
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                lines: [{id: main, port: /dev/no-such-port, boards: b1}]
                city: {firstMillis: 0, againMillis: 500}
                kiosk: {port: 0, open: true}
                """).toString();
    }

    static void awaitHeard(Town town, long epoch) throws Exception {
        town.await(
                "/v1/lockers/" + LOCKER,
                one -> one.path("presence").asText().equals("LIVE")
                        && one.path("epoch").asLong() == epoch
                        && one.path("upTo").asLong() >= 1);
    }

    private static void assertOwnersAlone(Path identity) throws IOException {
        for (String name : new String[] {"keys.json", "device.json"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    private void assertRefusedByABrokerThatReadTheList(Town town, Identity... revoked) throws Exception {
        String list = Files.readString(town.folder().resolve("revoked.pem"));
        try (Mosquitto broker = Mosquitto.start(pki, folder.resolve("restarted"), list)) {
            String url = "ssl://127.0.0.1:" + broker.port();
            try (Caller other = Caller.as(pki.caller("L-002"), url)) {
                assertThat(other.isConnected()).isTrue();
            }
            for (Identity one : revoked) {
                assertThatThrownBy(() -> Caller.as(one, url).close()).isInstanceOf(MqttException.class);
            }
        }
    }

    private static Identity identity(Path board) throws IOException {
        return device(board).identity();
    }

    private static DeviceFile device(Path board) throws IOException {
        return DeviceFile.read(board.resolve("identity")).orElseThrow();
    }

    /** Where the listener listens, by the last line that says so. */
    static String port(Path log) throws IOException {
        long end = System.nanoTime() + 30_000_000_000L;
        Matcher said = PORT.matcher(Files.readString(log));
        while (!said.find()) {
            assertThat(System.nanoTime()).as("the listener's line in the log").isLessThan(end);
            LockSupport.parkNanos(50_000_000L);
            said = PORT.matcher(Files.readString(log));
        }
        return said.group(1);
    }
}
