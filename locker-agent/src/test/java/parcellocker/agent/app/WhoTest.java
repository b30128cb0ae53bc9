package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.uplink.Login;
import parcellocker.agent.vault.CityAuthority;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.agent.vault.NewBoard;

/** A locker whose papers an enrolment wrote. */
class WhoTest {
    private static final String ENROLLED = """
            locker: LY-000017
            identity: identity
            data: data
            cabinet: demo-24
            lines: [{id: main, port: /dev/serial/by-path/one, boards: b1}]
            kiosk: {port: 0, open: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_identity_brings_keys_epoch_broker_and_papers() throws Exception {
        enrol();
        Settings settings = SettingsFile.read(file(ENROLLED));
        assertThat(settings.epoch()).isEqualTo(3);
        assertThat(settings.keys()).isEqualTo(folder.resolve("identity/keys.json"));
        assertThat(settings.city().url()).isEqualTo("ssl://broker.example:8883");
        assertThat(settings.device()).isPresent();
        assertThat(settings.city().login())
                .isInstanceOfSatisfying(
                        Login.Certificate.class,
                        login -> assertThat(login.identity().get().name()).isEqualTo("LY-000017"));
        String elsewhere = ENROLLED + "city: {url: 'ssl://10.0.0.1:8883', firstMillis: 0}\n";
        assertThat(SettingsFile.read(file(elsewhere)).city().url()).isEqualTo("ssl://10.0.0.1:8883");
    }

    @Test
    void an_identity_that_is_missing_foreign_or_beside_papers_by_hand_is_a_mistake() throws Exception {
        assertThat(mistakes(ENROLLED)).containsExactly("LK-8006 identity is empty: enrol this locker first");
        enrol();
        assertThat(mistakes(ENROLLED.replace("LY-000017", "LY-000018")))
                .containsExactly("LK-8005 identity is that of LY-000017, not of LY-000018");
        assertThat(mistakes(ENROLLED + "epoch: 2\nkeys: keys.json\ncity: {url: 'tcp://127.0.0.1:1883', user: u}\n"))
                .contains(
                        "LK-8005 keys comes with the identity; remove it here",
                        "LK-8005 epoch comes with the identity; remove it here",
                        "LK-8004 city.url is 'tcp://127.0.0.1:1883', expected ssl://host:port")
                .anyMatch(mistake -> mistake.startsWith("LK-8002 city.user is not known here"));
        Files.writeString(folder.resolve("identity/device.json"), "{}");
        assertThat(mistakes(ENROLLED)).anyMatch(mistake -> mistake.startsWith("LK-8001 identity"));
    }

    @Test
    void a_certificate_is_renewed_when_two_thirds_of_its_life_are_over() throws Exception {
        enrol();
        X509Certificate certificate = DeviceFile.read(folder.resolve("identity"))
                .orElseThrow()
                .identity()
                .certificate();
        Instant begin = certificate.getNotBefore().toInstant();
        Instant due =
                begin.plus(Duration.between(begin, certificate.getNotAfter().toInstant())
                        .multipliedBy(2)
                        .dividedBy(3));
        assertThat(Renewal.isDue(certificate, begin)).isFalse();
        assertThat(Renewal.isDue(certificate, due.minusSeconds(1))).isFalse();
        assertThat(Renewal.isDue(certificate, due)).isTrue();
        assertThat(Renewal.isDue(certificate, due.plus(Duration.ofDays(4_000)))).isTrue();
    }

    private void enrol() throws IOException {
        CityAuthority city = new CityAuthority();
        NewBoard board = new NewBoard(folder.resolve("identity"));
        board.draw(Optional.empty(), false);
        board.confirmed(
                city.grants(board.asked("LY-000017", "T".repeat(43), city.sealing(), false)),
                "https://city.example:8444");
    }

    private java.util.List<String> mistakes(String text) throws IOException {
        Path file = file(text);
        return catchThrowableOfType(BadSettingsException.class, () -> SettingsFile.read(file))
                .mistakes();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), text);
    }
}
