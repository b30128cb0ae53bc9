package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.sim.trust.Brokers.Running;

/** The real agent and the real bridge over mutual TLS, at each broker with the configuration we give out. */
@ResourceLock("the one HiveMQ of this process")
class ConversationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Brokers.class)
    void birth_batch_ack_and_directive_go_both_ways(Brokers kind) throws Exception {
        Pki pki = Pki.fresh();
        try (Programs programs = new Programs(folder.resolve("programs"));
                Running broker = kind.start(pki, folder);
                Town town = new Town(folder, programs)) {
            town.start(pki, broker.url(), "");
            Path locker = Files.createDirectories(folder.resolve("locker"));
            Pki.write(pki.caller("L-001"), "device", locker);
            Path city = Files.writeString(locker.resolve("city.json"), town.publicKeys());
            Programs.Ended keys = programs.run(
                    Programs.AGENT, "new-keys", locker.resolve("keys.json").toString(), city.toString());
            assertThat(keys.err()).isEmpty();
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
            town.post(
                    "/v1/couriers",
                    "{\"courier\":\"c-1\",\"badge\":\"K1001\",\"pin\":\"246810\",\"role\":\"COURIER\"}");

            Path settings = Files.writeString(locker.resolve("agent.yaml"), configuration(broker.url()));
            assertThat(programs.run(Programs.AGENT, "check-config", settings.toString())
                            .err())
                    .isEmpty();
            programs.start("agent", Programs.AGENT, "run", settings.toString());

            var heard = town.await(
                    "/v1/lockers/L-001",
                    one -> one.path("presence").asText().equals("LIVE")
                            && one.path("directivesGiven").asLong() == 1
                            && one.path("directivesTaken").asLong() == 1);
            assertThat(heard.path("compartments")).hasSize(24);
            assertThat(heard.path("upTo").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(acked(
                            locker.resolve("data/locker.db"), heard.path("upTo").asLong()))
                    .isTrue();
        }
    }

    static String configuration(String broker) {
        return """
                locker: L-001
                epoch: 1
                data: data
                keys: keys.json
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                lines: [{id: main, port: /dev/no-such-port, boards: b1}]
                city: {url: "%s", certificate: device.pem, key: device.key, trust: trust.pem, firstMillis: 0, againMillis: 500}
                kiosk: {port: 0, open: true}
                """.formatted(broker);
    }

    /** Whether the city's ack has come down and moved the journal's cursor. */
    private static boolean acked(Path store, long upTo) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                    var row = connection.createStatement().executeQuery("select acked from meta")) {
                if (row.next() && row.getLong(1) >= upTo) {
                    return true;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
        }
        return false;
    }
}
