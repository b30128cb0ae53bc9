package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.delivery.ConsentPolicy;

class SettingsFileTest {
    private static final String GOOD = """
            locker: LY-000017
            epoch: 3
            data: data
            keys: keys.json
            cabinet: demo-24
            profile: {consent: ATTEST, graceMillis: 300000}
            lines:
              - {id: main, port: /dev/serial/by-path/one, baud: 9600, boards: b1}
            scanner: {port: /dev/serial/by-path/two}
            city: {url: "tcp://127.0.0.1:1883", user: LY-000017, password: 6f2b8a9c1d}
            kiosk: {port: 0, open: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void reads_a_whole_file() throws IOException {
        Settings settings = SettingsFile.read(file(GOOD));

        assertThat(settings.locker().value()).isEqualTo("LY-000017");
        assertThat(settings.epoch()).isEqualTo(3);
        assertThat(settings.data()).isEqualTo(folder.resolve("data"));
        assertThat(settings.layout().cabinet().compartments()).hasSize(24);
        assertThat(settings.profile().consent()).isEqualTo(ConsentPolicy.ATTEST);
        assertThat(settings.profile().graceMillis()).isEqualTo(300_000);
        assertThat(settings.profile().leastOpenMillis()).isEqualTo(1_500);
        assertThat(settings.lines()).hasSize(1);
        assertThat(settings.around().scanner()).isPresent();
    }

    @Test
    void quiet_hours_and_the_reserve_of_low_doors_are_the_operators() throws IOException {
        Settings plain = SettingsFile.read(file(GOOD));
        assertThat(plain.kiosk().quiet()).isEmpty();
        assertThat(plain.profile().lowReserve()).isEqualTo(1);

        Settings set = SettingsFile.read(file(GOOD.replace("graceMillis: 300000", "lowReserve: 3")
                .replace("open: true}", "open: true, quiet: {from: \"22:30\", to: \"06:00\"}}")));
        assertThat(set.profile().lowReserve()).isEqualTo(3);
        assertThat(set.kiosk().quiet().orElseThrow().from()).isEqualTo(LocalTime.of(22, 30));
        assertThat(set.kiosk().quiet().orElseThrow().to()).isEqualTo(LocalTime.of(6, 0));
    }

    @Test
    void sticks_are_looked_for_where_linux_mounts_them_unless_the_file_names_another_folder() throws IOException {
        assertThat(SettingsFile.read(file(GOOD)).kiosk().sticks()).isEqualTo(Path.of("/media"));
        String other = GOOD.replace("open: true}", "open: true, sticks: sticks}");
        assertThat(SettingsFile.read(file(other)).kiosk().sticks()).isEqualTo(folder.resolve("sticks"));
    }

    @Test
    void quiet_hours_that_are_no_times_are_told() throws IOException {
        String text = GOOD.replace("open: true}", "open: true, quiet: {from: late, to: \"25:00\"}}");

        assertThat(mistakes(text))
                .anyMatch(line -> line.startsWith("LK-8004 kiosk.quiet.from is 'late'"))
                .anyMatch(line -> line.startsWith("LK-8004 kiosk.quiet.to is '25:00'"));
    }

    @Test
    void without_a_profile_consent_is_strict() throws IOException {
        String text = GOOD.replace("profile: {consent: ATTEST, graceMillis: 300000}\n", "");

        assertThat(SettingsFile.read(file(text)).profile().consent()).isEqualTo(ConsentPolicy.STRICT);
    }

    @Test
    void tells_ten_mistakes_at_once_each_with_its_number_and_its_place() throws IOException {
        List<String> mistakes = mistakes("""
                locker: "!"
                epoch: 0
                keys: keys.json
                cabinet: no-such-cabinet
                colour: blue
                profile: {consent: MAYBE, graceMillis: -1, speed: 3}
                lines:
                  - {id: main, port: /dev/one, baud: 1, boards: b1}
                city: {url: "http://city", user: LY-000017, password: changeme}
                kiosk: {host: 0.0.0.0, port: 99999}
                """);

        assertThat(mistakes)
                .anyMatch(line -> line.startsWith("LK-8004 locker is '!'"))
                .anyMatch(line -> line.startsWith("LK-8004 epoch is 0, allowed: 1 to"))
                .anyMatch(line -> line.equals("LK-8003 data is missing"))
                .anyMatch(line -> line.startsWith("LK-8001 no-such-cabinet cannot be read"))
                .anyMatch(line -> line.startsWith("LK-8002 colour is not known here"))
                .anyMatch(line -> line.equals("LK-8004 profile.consent is 'MAYBE', allowed: [STRICT, ATTEST]"))
                .anyMatch(line -> line.equals("LK-8004 profile.graceMillis is -1, allowed: 0 to 3600000"))
                .anyMatch(line -> line.startsWith("LK-8002 profile.speed is not known here"))
                .anyMatch(line -> line.equals("LK-8004 lines[0].baud is 1, allowed: 1200 to 115200"))
                .anyMatch(line -> line.startsWith("LK-8004 city.url is 'http://city'"))
                .anyMatch(line -> line.startsWith("LK-8007 city.password is a default"))
                .anyMatch(line -> line.startsWith("LK-8004 kiosk.host is '0.0.0.0'"))
                .anyMatch(line -> line.equals("LK-8004 kiosk.port is 99999, allowed: 0 to 65535"));
    }

    @Test
    void a_password_is_never_repeated_in_a_mistake() throws IOException {
        assertThat(mistakes(GOOD.replace("6f2b8a9c1d", "changeme"))).noneMatch(line -> line.contains("changeme"));
    }

    @Test
    void a_broker_that_is_not_on_this_machine_is_reached_by_certificate_only() throws IOException {
        assertThat(mistakes(GOOD.replace("tcp://127.0.0.1:1883", "tcp://city.example:1883")))
                .containsExactly("LK-8005 city.url is not encrypted: tcp is allowed on loopback only, use ssl");
        assertThat(mistakes(GOOD.replace("tcp://127.0.0.1:1883", "ssl://city.example:8883")))
                .containsExactly(
                        "LK-8005 city.password has no use beside a certificate; remove user and password",
                        "LK-8003 city.certificate is missing",
                        "LK-8003 city.key is missing",
                        "LK-8003 city.trust is missing");
    }

    @Test
    void a_certificate_must_be_readable_and_this_lockers_own() throws IOException {
        String secure = GOOD.replaceFirst(
                "city: .*", "city: {url: 'ssl://city.example:8883', certificate: c.pem, key: k.pem, trust: c.pem}");
        assertThat(mistakes(secure))
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake).startsWith("LK-8001 city.certificate key or trust cannot be read"));
        Files.writeString(folder.resolve("c.pem"), PEM);
        Files.writeString(folder.resolve("k.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThat(mistakes(secure))
                .containsExactly(
                        "LK-8021 city.certificate key or trust: LK-8021 not the private key of an elliptic curve");
    }

    /** Of a locker that never was; its key is lost. */
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBfjCCASWgAwIBAgIUHJBZcDW+eUB3xCxgQ79u9XLdyKEwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJTFktMDAwMDk5MCAXDTI2MTEyNTIyNTAyN1oYDzIwODEwODI4
            MjI1MDI3WjAUMRIwEAYDVQQDDAlMWS0wMDAwOTkwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAQioLZtMulGdx5V++c0kU3akU6YJPrXEdOguHHJcvk0zabobjdkyWdp
            TNhdUCnHxOO2zDrVE6Po1ZDUjaqJdFWao1MwUTAdBgNVHQ4EFgQUBE6FUTBfNPEl
            qhhjoq78oaPlaUkwHwYDVR0jBBgwFoAUBE6FUTBfNPElqhhjoq78oaPlaUkwDwYD
            VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiByx5gZgvAG3DzecqADljCp
            DZMKxp5sTLTA5bnZuBjQzAIgM7uwrqxnskMgoccO6qGtgWzDkUr0NPKPBPpgemSS
            eHE=
            -----END CERTIFICATE-----
            """;

    @Test
    void each_board_must_hang_on_one_line() throws IOException {
        assertThat(mistakes(GOOD.replace("boards: b1", "boards: b2")))
                .containsExactly("LK-8005 lines must name board b1 once, name it 0 times");
    }

    @Test
    void a_layout_with_two_doors_on_one_output_is_refused() throws IOException {
        Files.writeString(folder.resolve("twice.yaml"), """
                boards: [{id: b1, family: xor8a, address: 1, channels: 2}]
                compartments:
                  - {id: A01, size: S, board: b1, channel: 1, floor: 10}
                  - {id: A02, size: S, board: b1, channel: 1, floor: 20}
                  - {id: A03, size: S, board: b9, channel: 3, floor: 20}
                """);

        assertThat(mistakes(GOOD.replace("demo-24", "twice.yaml")))
                .anyMatch(line -> line.equals("LK-8005 layout.A02 shares output b1/1"))
                .anyMatch(line -> line.equals("LK-8005 layout.A03 hangs on unknown board b9"));
    }

    @Test
    void what_is_not_yaml_is_told_as_such() throws IOException {
        assertThat(mistakes("locker: [")).anyMatch(line -> line.startsWith("LK-8001"));
    }

    @Test
    void a_file_that_is_not_there_is_told_as_such() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(BadSettingsException.class)
                .hasMessageContaining("LK-8001");
    }

    @Test
    void refuses_a_number_beyond_64_bits_though_what_is_left_of_it_would_do() throws IOException {
        assertThat(mistakes(GOOD.replace("epoch: 3", "epoch: 18446744073709551617")))
                .singleElement()
                .asString()
                .startsWith("LK-8004 epoch is 18446744073709551617");
    }

    @Test
    void refuses_a_path_that_no_file_can_have() throws IOException {
        assertThat(mistakes(GOOD.replace("data: data", "data: \"a\\0b\"")))
                .singleElement()
                .asString()
                .startsWith("LK-8004 data is");
    }

    private List<String> mistakes(String text) throws IOException {
        Path file = file(text);
        BadSettingsException bad = catchThrowableOfType(BadSettingsException.class, () -> SettingsFile.read(file));
        return bad.mistakes();
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, text);
        return file;
    }
}
