package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.vault.Answers;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.agent.vault.SealedPeople;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.QrToken;

/** The city rotates all its keys while a locker is away: the real agent, the real bridge, PostgreSQL and Mosquitto. */
class RotatedCityTest {
    private static final String LOCKER = "L-001";
    /** How the agent ends to start again with other keys: {@code Restart=always} of its systemd unit. */
    private static final int NEW_KEYS = 75;

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void a_locker_that_was_away_learns_the_new_keys_by_itself_and_what_was_made_with_the_old_ones_stays_good()
            throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            int listener = freePort();
            Programs.Started bridge = startCity(town, "ssl://127.0.0.1:" + broker.port(), listener);
            Path board = enrolled(town, programs, listener);
            Path file = board.resolve("identity/keys.json");
            lists(town, "c-1", "K1001");
            Programs.Started agent = programs.start("agent", Programs.AGENT, "run", NewLockerTest.settings(board));
            awaitTaken(town, 1);
            agent.stop();

            // Signed with keys that nobody uses when the locker comes back.
            lists(town, "c-2", "K1002");
            String qr = town.post("/v1/lockers/" + LOCKER + "/staff-tokens", "{\"courier\":\"c-1\",\"hours\":12}")
                    .path("qr")
                    .asText();
            bridge.stop();
            Keys before = KeyFile.read(file);
            assertThat(programs.run(
                                    Programs.BRIDGE,
                                    "rotate-keys",
                                    cityKeys(town).toString())
                            .code())
                    .isZero();
            town.startAgain();

            agent = programs.start("agent", Programs.AGENT, "run", NewLockerTest.settings(board));
            assertThat(agent.process().waitFor(90, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            assertThat(agent.process().exitValue()).isEqualTo(NEW_KEYS);
            Keys after = KeyFile.read(file);
            assertOnlyTheCitysAreOther(before, after);

            programs.start("agent", Programs.AGENT, "run", NewLockerTest.settings(board));
            awaitTaken(town, 2);
            lists(town, "c-3", "K1003");
            awaitTaken(town, 3);
            assertTheVaultBelievesOldTokensAndTheCityOpensNewSeals(programs, town, after, qr);
            NewLockerTest.assertTheHelpDeskHasTheStaffKey(programs, town, board);
        }
    }

    private Programs.Started startCity(Town town, String broker, int listener) throws Exception {
        pki.authority().write(town.folder().resolve("authority"));
        Pki.write(pki.server("localhost"), "listener", town.folder());
        Programs.Started bridge = town.start(pki, broker, """
                enrolment: {host: 127.0.0.1, port: %d, certificate: listener.pem, key: listener.key, authority: authority,
                            revoked: revoked.pem, broker: "%s", tokenHours: 1, certificateDays: 365}
                """.formatted(listener, broker));
        town.post("/v1/lockers", "{\"locker\":\"L-001\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}");
        return bridge;
    }

    private Path enrolled(Town town, Programs programs, int listener) throws Exception {
        Path board = Files.createDirectories(folder.resolve("board"));
        Files.writeString(
                board.resolve("token"),
                town.post("/v1/lockers/" + LOCKER + "/enrolment", "")
                        .path("token")
                        .asText());
        assertThat(NewLockerTest.enrol(programs, board, "https://localhost:" + listener)
                        .err())
                .isEmpty();
        return board;
    }

    private static void lists(Town town, String courier, String badge) throws Exception {
        town.post(
                "/v1/couriers",
                "{\"courier\":\"%s\",\"badge\":\"%s\",\"pin\":\"246810\",\"role\":\"COURIER\"}"
                        .formatted(courier, badge));
    }

    private static void awaitTaken(Town town, long directives) throws Exception {
        town.await(
                "/v1/lockers/" + LOCKER,
                one -> one.path("presence").asText().equals("LIVE")
                        && one.path("directivesGiven").asLong() == directives
                        && one.path("directivesTaken").asLong() == directives);
    }

    private static void assertOnlyTheCitysAreOther(Keys before, Keys after) {
        assertThat(after.with(before.city())).isEqualTo(before);
        assertThat(after.city().directives()).isNotEqualTo(before.city().directives());
        assertThat(after.city().sealing()).isNotEqualTo(before.city().sealing());
        assertThat(after.city().elderTokens()).containsExactly(before.city().tokens());
    }

    private void assertTheVaultBelievesOldTokensAndTheCityOpensNewSeals(
            Programs programs, Town town, Keys keys, String qr) throws Exception {
        Answers vault =
                new Answers(keys, LOCKER, 2, new SecureRandom(), new SealedPeople(keys, ref -> Optional.empty()));
        assertThat(vault.to(new Effect.CheckToken(1, qr)))
                .isInstanceOfSatisfying(
                        Input.TokenChecked.class,
                        checked -> assertThat(checked.token().subject()).isEqualTo("c-1"));
        String strange = new QrToken(QrToken.Kind.COURIER, LOCKER, "c-1", "0011223344556677", 0, 4_000_000_000L)
                .signed(Jose.newSigningKey());
        assertThat(vault.to(new Effect.CheckToken(2, strange)))
                .isEqualTo(new Input.TokenRefused(2, Problem.TOKEN_FORGED));

        DeliveryId delivery = new DeliveryId("00000000000000d1");
        Input.CodeDrawn drawn = (Input.CodeDrawn) vault.to(new Effect.DrawCode(3, delivery, List.of()));
        Path seal = Files.writeString(folder.resolve("seal"), drawn.attachment().text());
        assertThat(programs.run(
                                Programs.BRIDGE,
                                "open-staff-key",
                                cityKeys(town).toString(),
                                seal.toString())
                        .out())
                .matches("\\{\"delivery\":\"00000000000000d1\",\"code\":\"[0-9]{8}\"}\n");
    }

    private static Path cityKeys(Town town) {
        return town.folder().resolve("keys.json");
    }

    /** The locker keeps the listener's address, so that must outlive the bridge. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
