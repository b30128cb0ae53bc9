package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Cost;
import parcellocker.bridge.accounts.Sessions;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.registry.GridTiles;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Papers;

class ConfigFileTest {
    private static final String GOOD = """
            http: {host: 127.0.0.1, port: 0, apiKey: kX9-twentyfour-letters-q, openOnLoopback: true}
            database: {url: "jdbc:postgresql://localhost/city", user: city, password: pw-7Qx}
            mqtt: {url: "tcp://127.0.0.1:1883", user: bridge, password: pw-8Qx, clientId: bridge-1}
            keys: keys.json
            notices: {channel: screen}
            city: {name: Luoyang, storageHours: 24}
            """;

    @TempDir
    Path folder;

    @Test
    void a_good_file_is_read() throws IOException {
        assertThat(read(GOOD)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().city()).isEqualTo(new Config.City("Luoyang", 24, 14, 90, 24, 1));
            assertThat(good.config().notices()).isEqualTo(Config.Channel.SCREEN);
            assertThat(good.config().http().openOnLoopback()).isTrue();
        });
    }

    @Test
    void the_section_of_the_console_may_be_left_out_and_its_audit_is_kept_half_a_year_at_least() throws IOException {
        assertThat(read(GOOD))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().http().console().terms())
                                .isEqualTo(Accounts.Terms.usual()));
        assertThat(read(GOOD + "console: {idleMinutes: 5, hours: 8, auditDays: 183, forwarded: true}\n"))
                .isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
                    var console = good.config().http().console();
                    assertThat(console.terms().sessions())
                            .isEqualTo(new Sessions.Terms(Duration.ofMinutes(5), Duration.ofHours(8)));
                    assertThat(console.terms().audit()).isEqualTo(Duration.ofDays(183));
                    assertThat(console.terms().cost()).isEqualTo(Cost.USUAL);
                    assertThat(console.isForwarded()).isTrue();
                });
        assertThat(mistakes(GOOD + "console: {idleMinutes: 0, hours: 25, auditDays: 182}\n"))
                .containsExactly(
                        "LK-8004 console.idleMinutes: a whole number from 1 to 1440",
                        "LK-8004 console.hours: a whole number from 1 to 24",
                        "LK-8004 console.auditDays: a whole number from 183 to 3660");
    }

    @Test
    void the_section_of_enrolment_may_be_left_out_and_its_files_must_belong_together() throws IOException {
        Authority.Term year = new Authority.Term(Instant.now(), Duration.ofDays(365));
        Authority authority = Authority.create("Test", year);
        authority.write(folder.resolve("authority"));
        Papers.issue(authority, "listener", List.of("localhost"), year).write(folder);
        String enrolling = GOOD + """
                enrolment: {host: 127.0.0.1, port: 0, certificate: listener.pem, key: listener.key, authority: authority,
                            revoked: revoked.pem, broker: "ssl://broker:8883", tokenHours: 72, certificateDays: 365}
                """;
        assertThat(read(GOOD))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().joining()).isEmpty());
        assertThat(read(enrolling)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().joining().orElseThrow().term().invitation())
                    .isEqualTo(Duration.ofDays(3));
            assertThat(good.config().joining().orElseThrow().operators()).isEmpty();
        });
        assertThat(mistakes(enrolling.replace("key: listener.key", "key: authority/ca.key")))
                .containsExactly("LK-8021 enrolment: LK-8021 the key is not that of the certificate");
        assertThat(mistakes(enrolling.replace("tokenHours: 72", "tokenHours: 0, operators: nowhere.json")))
                .contains(
                        "LK-8004 enrolment.tokenHours: a whole number from 1 to 336",
                        "LK-8001 enrolment: authority, certificate, key, next or operators cannot be read");
    }

    /** It stands in every event that is ever told: a name that others may answer for, and nothing behind it. */
    @Test
    void the_name_of_the_citys_events_may_be_left_out_and_is_a_bare_address() throws IOException {
        assertThat(read(GOOD))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().exchange()).isEmpty());
        assertThat(read(GOOD + "exchange: {url: \"https://epcis.city.example\"}"))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().exchange()).contains("https://epcis.city.example"));
        for (String wrong :
                List.of("http://epcis.city.example", "https://city.example/", "https://city.example/x", "city")) {
            assertThat(mistakes(GOOD + "exchange: {url: \"" + wrong + "\"}"))
                    .singleElement()
                    .asString()
                    .startsWith("LK-8004 exchange.url");
        }
    }

    @Test
    void files_of_the_registry_may_be_left_out_and_a_wrong_one_is_told_with_its_key() throws IOException {
        assertThat(read(GOOD)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().registry().tiles()).isInstanceOf(GridTiles.class);
            assertThat(good.config().registry().isShifted()).isFalse();
        });
        Files.writeString(folder.resolve("days.yaml"), "\"2027\": {holidays: [\"2027-01-01\"]}");
        assertThat(read(GOOD + "registry: {calendar: days.yaml, tilesCrs: gcj02}"))
                .isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
                    assertThat(good.config().registry().isShifted()).isTrue();
                    assertThat(good.config().registry().calendar().isWorked(LocalDate.parse("2027-01-01")))
                            .isFalse();
                });
        assertThat(mistakes(
                        GOOD + "registry: {regions: days.yaml, calendar: none, tiles: none, tilesCrs: bd09, zoom: 3}"))
                .anyMatch(mistake -> mistake.startsWith("LK-8001 registry.regions"))
                .anyMatch(mistake -> mistake.startsWith("LK-8001 registry.calendar"))
                .anyMatch(mistake -> mistake.startsWith("LK-8001 registry.tiles"))
                .contains(
                        "LK-8004 registry.tilesCrs: one of [wgs84, gcj02]",
                        "LK-8002 registry.zoom: is not a key; remove it")
                .hasSize(5);
    }

    @Test
    void a_gateway_has_an_address_that_nobody_overhears_and_a_token_of_its_own() throws IOException {
        String gateway = GOOD.replace(
                "notices: {channel: screen}",
                "notices: {channel: gateway, url: 'https://sms.example/send', token: a-token-of-its-own-17, signature: 洛快柜,"
                        + " helpline: 0379-12345}");
        assertThat(read(gateway)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().gateway().orElseThrow().helpline()).isEqualTo("0379-12345");
            assertThat(good.config().toString()).doesNotContain("a-token-of-its-own-17");
        });
        assertThat(mistakes(gateway.replace("https:", "http:").replace("a-token-of-its-own-17", "changeme")))
                .containsExactly(
                        "LK-8004 notices.url: https://…, or http:// on loopback",
                        "LK-8007 notices.token: everybody knows this one: draw another");
        assertThat(mistakes(GOOD.replace("channel: screen", "channel: screen, helpline: 123")))
                .containsExactly("LK-8002 notices.helpline: is not a key; remove it");
    }

    @Test
    void mail_travels_where_nobody_reads_it_unless_somebody_says_that_it_may() throws IOException {
        String mail = GOOD.replace(
                "notices: {channel: screen}",
                "notices: {channel: mail, signature: 洛快柜, helpline: 0379-12345, smtp: {host: mail.example, from: n@city.example,"
                        + " user: n, password: pw-of-mail-3}}");
        assertThat(read(mail)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            Config.Mail read = good.config().mail().orElseThrow();
            assertThat(read.server())
                    .isEqualTo(new Config.MailServer("mail.example", 587, Config.MailSecurity.STARTTLS));
            assertThat(good.config().letterhead().helpline()).isEqualTo("0379-12345");
            assertThat(good.config().gateway()).isEmpty();
            assertThat(good.config().toString()).doesNotContain("pw-of-mail-3");
        });
        assertThat(read(mail.replace("host: mail.example", "host: localhost, security: plain")))
                .isInstanceOf(ConfigFile.Read.Good.class);
        String plain = mail.replace("host: mail.example", "host: mail.example, security: plain");
        assertThat(mistakes(plain))
                .containsExactly(
                        "LK-8005 notices.smtp.security: plain shows codes to whoever listens: loopback only, or set plainAcrossNetwork");
        String allowed = plain.replace("security: plain", "security: plain, plainAcrossNetwork: true");
        assertThat(mistakes(allowed))
                .containsExactly("LK-8005 notices.smtp.password: would be overheard: use starttls or tls");
        assertThat(read(allowed.replace(", user: n, password: pw-of-mail-3", "")
                        .replaceAll(",\\s+user: n, password: pw-of-mail-3", "")))
                .isInstanceOf(ConfigFile.Read.Good.class);
        assertThat(mistakes(mail.replace("n@city.example", "'n@city.example\\r\\nBcc: a@b.cn'")
                        .replace("mail.example,", "mail.example, trust: none.pem,")))
                .containsExactly(
                        "LK-8004 notices.smtp.from: a mail address", "LK-8001 notices.smtp.trust: cannot be read");
        assertThat(mistakes(mail.replace("channel: mail", "channel: both")))
                .containsExactly(
                        "LK-8003 notices.url: https://…, or http:// on loopback",
                        "LK-8003 notices.token: at least 16 characters, here or in a file named by notices.tokenFile");
    }

    private static StorageTime storage(ConfigFile.Read.Good good) {
        return good.config().city().policies().profiles().getFirst().storage();
    }

    @Test
    void a_file_of_profiles_stands_in_place_of_the_single_times_and_its_mistakes_are_told_with_all_others()
            throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                profiles:
                  - {validFrom: 2026-01-01, name: public, storage: {hours: 12}}
                  - {validFrom: 2027-01-01, name: longer, storage: {hours: 36}}
                """);
        String policy = GOOD.replace("storageHours: 24", "policy: policy.yaml");
        assertThat(read(policy)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().city().policies().profiles()).hasSize(2);
            assertThat(storage(good).free()).isEqualTo(Duration.ofHours(12));
        });
        assertThat(mistakes(GOOD.replace("storageHours: 24", "policy: policy.yaml, storageHours: 24, extensions: 1")))
                .containsExactly(
                        "LK-8005 city.storageHours: stands in the file of city.policy",
                        "LK-8005 city.extensions: stands in the file of city.policy");
        Files.writeString(folder.resolve("policy.yaml"), "profiles:\n  - {validFrom: 2026-01-01, name: x}\n");
        assertThat(mistakes(policy.replace("name: Luoyang", "name: ''")))
                .containsExactly(
                        "LK-8004 city.name: 1 to 40 characters",
                        "LK-8003 policy.yaml line 2, profiles[0].storage.hours: a whole number from 1 to 720");
        assertThat(mistakes(GOOD.replace("storageHours: 24", "policy: nowhere.yaml")))
                .containsExactly("LK-8001 nowhere.yaml line 1: cannot be read");
    }

    @Test
    void recipients_pages_have_an_address_that_nobody_overhears_or_there_are_none() throws IOException {
        assertThat(read(GOOD))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().page()).isEmpty());
        String paged = GOOD + "page: {url: 'https://gui.example.cn', afterHours: 24, helpline: 0379-12345}\n";
        assertThat(read(paged))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().page())
                                .contains(new Config.Page(
                                        new Links.Terms(
                                                "https://gui.example.cn", Duration.ofHours(24), Duration.ofDays(60)),
                                        "0379-12345",
                                        false)));
        String url = "LK-8004 page.url: https://name, or http:// on loopback, at most 40 characters, without a path";
        for (String wrong : List.of(
                "http://gui.example.cn",
                "https://gui.example.cn/",
                "https://gui.example.cn/x",
                "https://gui.example.cn?x",
                "https://u@gui.example.cn",
                "https://" + "x".repeat(40) + ".cn",
                "gui.example.cn",
                "https://gui")) {
            assertThat(mistakes(paged.replace("https://gui.example.cn", wrong)))
                    .as(wrong)
                    .containsExactly(url);
        }
        assertThat(mistakes(paged.replace("afterHours: 24", "afterHours: 0, days: 400, forwarded: perhaps")))
                .containsExactly(
                        "LK-8004 page.afterHours: a whole number from 1 to 720",
                        "LK-8004 page.days: a whole number from 1 to 365",
                        "LK-8004 page.forwarded: true or false");
        assertThat(mistakes(GOOD + "page: {days: 3}\n")).containsExactly("LK-8003 " + url.substring(8));
    }

    @Test
    void what_a_recipient_may_add_is_a_day_once_unless_the_city_says_otherwise() throws IOException {
        assertThat(read(GOOD))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(storage(good))
                                .isEqualTo(new StorageTime(Duration.ofDays(1), Duration.ofDays(1), 1)));
        String none = GOOD.replace("storageHours: 24", "storageHours: 24, extensionHours: 0, extensions: 3");
        assertThat(read(none))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(storage(good).isExtensible()).isFalse());
        assertThat(mistakes(GOOD.replace("storageHours: 24", "storageHours: 24, extensions: 101")))
                .containsExactly("LK-8004 city.extensions: a whole number from 0 to 100");
    }

    @Test
    void ten_mistakes_are_told_at_once_with_number_and_range_and_without_secrets() throws IOException {
        List<String> mistakes = mistakes("""
                http: {host: 0.0.0.0, port: 70000, apiKey: changeme, openOnLoopback: true, hots: 1}
                database: {url: "jdbc:mysql://x/y", user: city}
                mqtt: {url: "http://x", user: bridge, password: guest, clientId: "a b"}
                notices: {channel: screen}
                city: {name: Luoyang, storageHours: 0}
                colour: blue
                """);
        assertThat(mistakes)
                .contains(
                        "LK-8004 http.port: a whole number from 0 to 65535",
                        "LK-8007 http.apiKey: everybody knows this one: draw another",
                        "LK-8004 database.url: jdbc:postgresql://…",
                        "LK-8007 mqtt.password: everybody knows this one: draw another",
                        "LK-8004 mqtt.url: tcp://host:port or ssl://host:port",
                        "LK-8003 keys: a path",
                        "LK-8004 city.storageHours: a whole number from 1 to 720",
                        "LK-8005 http.openOnLoopback: http.host is not loopback",
                        "LK-8005 notices.channel: screen shows codes: http.host must be loopback",
                        "LK-8002 http.hots: is not a key; remove it",
                        "LK-8002 colour: is not a key; remove it")
                .anyMatch(mistake -> mistake.startsWith("LK-8003 database.password: at least 1 characters"))
                .anyMatch(mistake -> mistake.startsWith("LK-8004 mqtt.clientId"))
                .anyMatch(mistake -> mistake.startsWith("LK-8006 keys"))
                .hasSize(14);
        assertThat(mistakes).noneMatch(mistake -> mistake.contains("changeme") || mistake.contains("guest"));
    }

    @Test
    void a_broker_elsewhere_is_reached_by_two_certificates_one_to_hear_and_one_to_speak() throws IOException {
        assertThat(mistakes(GOOD.replace("127.0.0.1:1883", "broker.example:1883")))
                .containsExactly("LK-8005 mqtt.url: tcp is not encrypted: loopback only, or use ssl");
        Authority authority = Authority.create("Test", new Authority.Term(Instant.now(), Duration.ofDays(2)));
        authority.write(folder);
        for (String name : List.of("city.reader.1", "city.writer.1")) {
            Papers.issue(authority, name, List.of(), new Authority.Term(Instant.now(), Duration.ofDays(1)))
                    .write(folder);
        }
        String secure = GOOD.replaceFirst(
                "mqtt: .*",
                "mqtt: {url: 'ssl://broker.example:8883', trust: ca.pem,"
                        + " reader: {certificate: city.reader.1.pem, key: city.reader.1.key},"
                        + " writer: {certificate: city.writer.1.pem, key: city.writer.1.key}}");
        assertThat(read(secure)).isInstanceOfSatisfying(ConfigFile.Read.Good.class, good -> {
            assertThat(good.config().mqtt().isOne()).isFalse();
            assertThat(good.config().mqtt().hearing().clientId()).isEqualTo("city.reader.1");
            assertThat(good.config().mqtt().saying().clientId()).isEqualTo("city.writer.1");
        });
        assertThat(mistakes(secure.replace("key: city.writer.1.key", "key: city.reader.1.key")))
                .containsExactly("LK-8021 mqtt.writer: LK-8021 the key is not that of the certificate");
        assertThat(mistakes(secure.replace("city.writer.1.pem", "none.pem")))
                .containsExactly("LK-8001 mqtt.writer: certificate, key or mqtt.trust cannot be read");
        assertThat(mistakes(secure.replace("trust: ca.pem", "user: bridge")))
                .contains("LK-8003 mqtt.trust: a path", "LK-8002 mqtt.user: is not a key; remove it");
    }

    @Test
    void a_secret_may_stand_in_a_file_of_its_own_but_not_in_two_places() throws IOException {
        Files.writeString(folder.resolve("key"), "kX9-twentyfour-letters-q\n");
        assertThat(read(GOOD.replace("apiKey: kX9-twentyfour-letters-q", "apiKeyFile: key")))
                .isInstanceOfSatisfying(
                        ConfigFile.Read.Good.class,
                        good -> assertThat(good.config().http().apiKey()).isEqualTo("kX9-twentyfour-letters-q"));
        assertThat(mistakes(GOOD.replace("apiKey:", "apiKeyFile: key, apiKey:")))
                .containsExactly("LK-8005 http.apiKey: give either http.apiKey or http.apiKeyFile");
        assertThat(mistakes(GOOD.replace("apiKey: kX9-twentyfour-letters-q", "apiKeyFile: nowhere")))
                .containsExactly("LK-8003 http.apiKeyFile: the file cannot be read");
    }

    @Test
    void what_is_no_mapping_or_says_a_key_twice_is_unreadable() throws IOException {
        for (String text : List.of("", "- a", "text", "a: [", "http: {port: 1, port: 2}")) {
            assertThat(mistakes(text)).anyMatch(mistake -> mistake.startsWith("LK-8001 "));
        }
    }

    @Test
    void a_printed_configuration_shows_no_secret() throws IOException {
        assertThat(String.valueOf(read(GOOD)))
                .doesNotContain("kX9")
                .doesNotContain("pw-")
                .doesNotContain("\"d\"");
    }

    private ConfigFile.Read read(String yaml) throws IOException {
        Path keys = folder.resolve("keys.json");
        if (!Files.exists(keys)) {
            Keys.fresh().write(keys);
        }
        return ConfigFile.read(Files.writeString(folder.resolve("bridge.yaml"), yaml));
    }

    private List<String> mistakes(String yaml) throws IOException {
        return read(yaml) instanceof ConfigFile.Read.Bad bad ? bad.mistakes() : List.of();
    }
}
