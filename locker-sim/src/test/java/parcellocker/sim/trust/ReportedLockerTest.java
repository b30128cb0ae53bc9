package parcellocker.sim.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A diagnostics report on its way: the real agent, the real bridge, PostgreSQL and Mosquitto, and a line that breaks. */
class ReportedLockerTest {
    private static final String REPORTS = "/v1/lockers/L-001/reports";
    private static final String NAME = "Canaria Nightingale";
    private static final String PHONE = "13987650123";
    private static final String PIN = "86427531";
    private static final String BADGE = "04CAFE77";
    private static final int NOISE = 300_000;

    @TempDir
    Path folder;

    private final Pki pki = Pki.fresh();

    @Test
    void it_goes_on_after_a_cut_a_kill_and_a_restart_of_the_city_and_names_nobody() throws Exception {
        try (Programs programs = new Programs(folder.resolve("programs"));
                Mosquitto broker = Mosquitto.start(pki, folder.resolve("mosquitto"));
                Town town = new Town(folder, programs)) {
            Programs.Started bridge = city(town, "ssl://127.0.0.1:" + broker.port());
            try (Cable cable = new Cable(listener(programs))) {
                Path board = board(town, programs, cable);
                Programs.Started agent = programs.start("agent", Programs.AGENT, "run", NewLockerTest.settings(board));
                NewLockerTest.awaitHeard(town, 1);
                people(town);

                cable.breaksAfter(150_000);
                String request = town.post(REPORTS, "{\"parts\":[\"DIAGNOSTICS\",\"SELFTEST\",\"LOG\",\"JOURNAL\"]}")
                        .path("request")
                        .asText();
                String path = REPORTS + "/" + request;
                JsonNode begun = town.await(path, one -> state(one).equals("UPLOADING"));
                assertThat(begun.path("total").asLong()).isGreaterThan(NOISE / 2);
                byte[] gathered = Files.readAllBytes(file(board, request));

                awaitCut(cable);
                agent.process().destroyForcibly().waitFor();
                bridge.stop();
                Files.delete(programs.log("bridge"));
                town.startAgain();
                JsonNode kept = town.await(path, one -> state(one).equals("UPLOADING"));
                long held = kept.path("held").asLong();
                assertThat(held).isPositive().isLessThan(gathered.length);
                cable.leadsTo(listener(programs));
                programs.start("agent", Programs.AGENT, "run", NewLockerTest.settings(board));

                JsonNode whole = town.await(path, one -> state(one).equals("UPLOADED"));
                byte[] bytes = town.bytes(path + "/file");
                assertThat(bytes).isEqualTo(gathered);
                assertThat(whole.path("sha256").asText()).isEqualTo(sha256(bytes));
                assertThat(cable.carried()).as("only what was missing").isLessThan(gathered.length - held / 2);
                assertThatItIsTheLockersAndNamesNobody(bytes);
                awaitNoFile(board);
            }
        }
    }

    private static String state(JsonNode report) {
        return report.path("state").asText();
    }

    private Programs.Started city(Town town, String broker) throws Exception {
        pki.authority().write(town.folder().resolve("authority"));
        Pki.write(pki.server("localhost"), "listener", town.folder());
        Programs.Started bridge = town.start(pki, broker, """
                enrolment: {host: 127.0.0.1, port: 0, certificate: listener.pem, key: listener.key, authority: authority,
                            revoked: revoked.pem, broker: "%s", tokenHours: 1, certificateDays: 365}
                """.formatted(broker));
        town.post("/v1/lockers", "{\"locker\":\"L-001\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}");
        return bridge;
    }

    private static int listener(Programs programs) throws IOException {
        return Integer.parseInt(NewLockerTest.port(programs.log("bridge")));
    }

    /** Enrolled over the cable, with a self-test that no compression makes short. */
    private Path board(Town town, Programs programs, Cable cable) throws Exception {
        Path board = Files.createDirectories(folder.resolve("board"));
        Files.writeString(
                board.resolve("token"),
                town.post("/v1/lockers/L-001/enrolment", "").path("token").asText());
        assertThat(NewLockerTest.enrol(programs, board, "https://localhost:" + cable.port())
                        .code())
                .isZero();
        byte[] noise = new byte[NOISE / 2];
        new Random(3).nextBytes(noise);
        Files.createDirectories(board.resolve("data"));
        Files.writeString(
                board.resolve("data/selftest.json"),
                "{\"noise\":\"" + HexFormat.of().formatHex(noise) + "\"}");
        return board;
    }

    private static void people(Town town) throws Exception {
        town.post(
                "/v1/couriers",
                "{\"courier\":\"c-1\",\"name\":\"%s\",\"badge\":\"%s\",\"pin\":\"%s\",\"role\":\"COURIER\"}"
                        .formatted(NAME, BADGE, PIN));
        town.post(
                "/v1/parcels",
                "{\"waybill\":\"YT20260001\",\"locker\":\"L-001\",\"name\":\"%s\",\"phone\":\"%s\"}"
                        .formatted(NAME, PHONE));
        town.await(
                "/v1/lockers/L-001",
                one -> one.path("directivesTaken").asLong() >= 2
                        && one.path("directivesTaken").asLong()
                                == one.path("directivesGiven").asLong());
    }

    private static void awaitCut(Cable cable) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (cable.broken() == 0) {
            assertThat(System.nanoTime()).as("a call is cut").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Path file(Path board, String request) {
        return board.resolve("data/report-" + request + ".json.gz");
    }

    private static void assertThatItIsTheLockersAndNamesNobody(byte[] bytes) throws IOException {
        String text;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode report = JsonMapper.builder().build().readTree(text);
        assertThat(report.path("locker").asText()).isEqualTo("L-001");
        assertThat(report.at("/SELFTEST/selftest/noise").asText()).hasSize(NOISE);
        assertThat(report.path("DIAGNOSTICS").path("doors")).hasSize(24);
        assertThat(report.path("LOG").toString()).contains("Locker L-001 runs");
        assertThat(report.path("JOURNAL").toString())
                .contains("CourierListed", "ParcelAnnounced", "YT20260001")
                .contains("\"salt\":\"withheld\"");
        for (String canary : List.of(NAME, PHONE, PIN, BADGE)) {
            assertThat(text).doesNotContain(canary);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void awaitNoFile(Path board) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (hasReport(board)) {
            assertThat(System.nanoTime()).as("the file goes").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean hasReport(Path board) throws IOException {
        try (Stream<Path> files = Files.list(board.resolve("data"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("report-"));
        }
    }
}
