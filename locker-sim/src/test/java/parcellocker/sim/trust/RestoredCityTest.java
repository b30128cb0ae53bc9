package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is put back to an earlier copy while a real agent goes on: afterwards both agree again, by themselves. */
class RestoredCityTest {
    private static final String LOCKER = "/v1/lockers/L-001";

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void what_the_city_forgot_comes_back_from_the_journal_and_what_it_never_said_is_taken_away() throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            String url = "ssl://127.0.0.1:" + broker.port();
            Programs.Started bridge = town.start(pki, url, "");
            Path locker = locker(programs, town);
            lists(town, "c-0", "K1000", true);
            lists(town, "c-1", "K1001", true);
            programs.start("agent", Programs.AGENT, "run", configuration(locker, url));
            long before = answered(town, 2).path("upTo").asLong();
            town.backUp();

            lists(town, "c-2", "K1002", true);
            lists(town, "c-0", "K1000", false);
            announces(town, "YT0001");
            JsonNode after = answered(town, 5);
            assertThat(after.path("upTo").asLong()).isGreaterThan(before);
            bridge.stop();
            assertThat(all(locker, "select id from courier where active")).containsExactly("c-1", "c-2");
            town.restore();
            town.startAgain();

            // The restored city believes c-0 to work there still; who was withdrawn at the locker stays so. Numbered
            // above all that the locker had from the city before.
            assertThat(answered(town, 6).path("upTo").asLong())
                    .isGreaterThan(after.path("upTo").asLong());
            assertThat(all(locker, "select id from courier where active")).containsExactly("c-1");
            assertThat(all(locker, "select waybill from announcement")).isEmpty();
            lists(town, "c-3", "K1003", true);
            answered(town, 7);
            assertThat(all(locker, "select id from courier where active")).containsExactly("c-1", "c-3");
            assertThat(Files.readString(programs.log("bridge"))).doesNotContain("kept aside");
        }
    }

    private Path locker(Programs programs, Town town) throws Exception {
        Path locker = Files.createDirectories(folder.resolve("locker"));
        Pki.write(pki.caller("L-001"), "device", locker);
        Path city = Files.writeString(locker.resolve("city.json"), town.publicKeys());
        Programs.Ended keys = programs.run(
                Programs.AGENT, "new-keys", locker.resolve("keys.json").toString(), city.toString());
        town.post(
                "/v1/lockers",
                JsonMapper.builder()
                        .build()
                        .createObjectNode()
                        .put("locker", "L-001")
                        .put("name", "n")
                        .put("address", "a")
                        .put("epoch", 1)
                        .put("sealTo", keys.out().strip())
                        .toString());
        return locker;
    }

    private static void lists(Town town, String courier, String badge, boolean active) throws Exception {
        town.post(
                "/v1/couriers",
                "{\"courier\":\"" + courier + "\",\"badge\":\"" + badge
                        + "\",\"pin\":\"246810\",\"role\":\"COURIER\",\"active\":" + active + "}");
    }

    private static void announces(Town town, String waybill) throws Exception {
        town.post(
                "/v1/parcels",
                "{\"waybill\":\"" + waybill + "\",\"locker\":\"L-001\",\"name\":\"n\",\"phone\":\"13812345678\"}");
    }

    /** The locker is there and has answered everything, up to that number. */
    private static JsonNode answered(Town town, long number) throws Exception {
        return town.await(
                LOCKER,
                one -> one.path("presence").asText().equals("LIVE")
                        && one.path("directivesGiven").asLong() == number
                        && one.path("directivesTaken").asLong() == number);
    }

    private static List<String> all(Path locker, String query) throws Exception {
        List<String> found = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + locker.resolve("data/locker.db"));
                var rows = connection.createStatement().executeQuery(query + " order by 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String configuration(Path locker, String broker) throws Exception {
        return Files.writeString(locker.resolve("agent.yaml"), """
                locker: L-001
                epoch: 1
                data: data
                keys: keys.json
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                lines: [{id: main, port: /dev/no-such-port, boards: b1}]
                city: {url: "%s", certificate: device.pem, key: device.key, trust: trust.pem, firstMillis: 0, againMillis: 500}
                kiosk: {port: 0, open: true}
                """.formatted(broker))
                .toString();
    }
}
