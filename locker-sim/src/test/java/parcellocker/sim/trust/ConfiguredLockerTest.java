package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the city sets at a locker: the real agent, the real bridge, PostgreSQL and Mosquitto; this test is the locker's systemd. */
class ConfiguredLockerTest {
    private static final String STANDING = "/v1/lockers/L-001/configuration";
    private static final int NEW_SETTINGS = 76;
    private static final int STARTS = 3;

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void what_is_sound_is_confirmed_and_what_no_process_comes_up_with_is_rolled_back() throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            String url = "ssl://127.0.0.1:" + broker.port();
            town.start(pki, url, "");
            Path settings = locker(town, programs, url);
            Programs.Started agent = programs.start("agent", Programs.AGENT, "run", settings.toString());
            town.await(STANDING, one -> source(one).equals("BASE"));

            long sound = set(town, "{\"kiosk\":{\"quiet\":{\"from\":\"22:30\",\"to\":\"06:00\"}}}");
            endsForSettings(agent);
            agent = programs.start("agent", Programs.AGENT, "run", settings.toString());
            town.await(STANDING, one -> state(one).equals("CONFIRMED"));

            long deadly = set(town, "{\"profile\":{\"graceMillis\":60000}}");
            endsForSettings(agent);
            for (int start = 1; start <= STARTS; start++) {
                diesInItsStart(programs, settings, start);
            }
            programs.start("agent", Programs.AGENT, "run", settings.toString());
            JsonNode told = town.await(STANDING, one -> state(one).equals("ROLLED_BACK"));
            assertThat(told.path("desired").asLong()).isEqualTo(deadly);
            assertThat(told.path("outcome").path("inForce").asLong()).isEqualTo(sound);
            assertThat(told.path("outcome").path("reasons").path(0).asText())
                    .isEqualTo("LK-2053 3 starts with it ended before it was confirmed");
            town.await(STANDING, one -> one.path("reported").path("version").asLong() == sound);
        }
    }

    private static String state(JsonNode standing) {
        return standing.path("outcome").path("state").asText();
    }

    private static String source(JsonNode standing) {
        return standing.path("reported").path("source").asText();
    }

    private static long set(Town town, String values) throws Exception {
        long version = town.post("/v1/configurations", "{\"values\":" + values + "}")
                .path("version")
                .asLong();
        town.put(STANDING, "{\"version\":" + version + "}");
        return version;
    }

    private static void endsForSettings(Programs.Started agent) throws InterruptedException {
        assertThat(agent.process().waitFor(60, TimeUnit.SECONDS))
                .as("ended by itself")
                .isTrue();
        assertThat(agent.process().exitValue()).isEqualTo(NEW_SETTINGS);
    }

    /** Right after the start is counted, long before the city could be heard. */
    private static void diesInItsStart(Programs programs, Path settings, int start) throws Exception {
        Path trial = settings.resolveSibling("data").resolve("configuration.trial");
        Process process = programs.begin(Programs.AGENT, "run", settings.toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(trial).contains("\"starts\":" + start)) {
            assertThat(System.nanoTime()).as("the start is counted").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        process.destroyForcibly().waitFor();
    }

    private Path locker(Town town, Programs programs, String url) throws Exception {
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
        return Files.writeString(locker.resolve("agent.yaml"), ConversationTest.configuration(url));
    }
}
