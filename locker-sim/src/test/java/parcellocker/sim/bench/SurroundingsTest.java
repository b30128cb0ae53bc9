package parcellocker.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench with things around its doors, worked over HTTP and over their lines. */
class SurroundingsTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Bench> benches = new ArrayList<>();
    private final List<BenchServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(BenchServer::close);
        benches.forEach(Bench::close);
    }

    @Test
    void aBadgeIsReadAndTheAirIsMeasured() throws Exception {
        start("badge: rdm6300\nclimate: thermometer\n");
        post("/api/climate?celsius=-4.5&humidity=80", 200);
        assertThat(get("/api/devices").get("celsius").asDouble()).isEqualTo(-4.5);
        try (RandomAccessFile air = open("climate")) {
            air.write(HexFormat.of().parseHex("010400010002200B"));
            assertThat(read(air, 9)).startsWith("010404FFD30320");
        }
        try (RandomAccessFile badge = open("badge")) {
            post("/api/badge?uid=62E3086CED", 200);
            assertThat(read(badge, 14)).isEqualTo("0236324533303836434544303803");
            post("/api/badge/away", 200);
        }
        assertThat(post("/api/badge?uid=12", 400)).contains("ten hex digits");
        assertThat(post("/api/camera/fault?kind=cut", 409)).contains("no camera");
    }

    @Test
    void aOneWireThermometerStandsInItsFolderAndACameraAtItsPort() throws Exception {
        start("climate: one-wire\ncamera: {user: locker, password: seen}\n");
        JsonNode names = get("/api/devices").get("names");
        post("/api/climate?celsius=3", 200);
        Path slave = Path.of(names.get("w1").asText()).resolve("w1_slave");
        assertThat(Files.readString(slave)).contains("t=3000");
        post("/api/climate?silent=true", 200);
        assertThat(slave).doesNotExist();
        post("/api/climate?celsius=4", 200);
        assertThat(slave).doesNotExist();
        post("/api/climate?silent=false", 200);
        assertThat(Files.readString(slave)).contains("t=4000");
        HttpRequest picture =
                HttpRequest.newBuilder(URI.create(names.get("camera").asText())).build();
        assertThat(http.send(picture, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        assertThat(post("/api/badge?uid=62E3086CED", 409)).contains("no badge reader");
        assertThat(post("/api/badge/unplug", 409)).contains("no line for badge");
    }

    @Test
    void aScannerInCommandModeWaitsForItsTrigger() throws Exception {
        start("scanner: {control: honeywell, suffix: crlf, mode: command}\n");
        try (RandomAccessFile scanner = open("scanner")) {
            String scan = post("/api/scanner?text=SF1088001234567&seed=3", 200);
            assertThat(json.readTree(scan).get("read").asText()).isEqualTo("SF1088001234567");
            scanner.write(HexFormat.of().parseHex("16540D"));
            assertThat(HexFormat.of().parseHex(read(scanner, 17)))
                    .isEqualTo("SF1088001234567\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        post("/api/scanner/away", 200);
    }

    private void start(String devices) throws IOException {
        CabinetLayout layout = CabinetLayout.read("hardware/cabinets/demo-24.yaml");
        Path file = Files.writeString(folder.resolve("lines.yaml"), "lines: [{id: main, boards: [b1]}]\n" + devices);
        Bench bench = new Bench(layout, BenchPlan.of(layout, List.of(file.toString())), folder, 1);
        benches.add(bench);
        servers.add(new BenchServer(bench, 0));
    }

    /** Opens a port, and waits until the other side has noticed: what was said before is gone. */
    private RandomAccessFile open(String name) throws IOException, InterruptedException {
        RandomAccessFile port = new RandomAccessFile(folder.resolve(name).toFile(), "rw");
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!isAttached(name)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
        return port;
    }

    private boolean isAttached(String name) throws IOException, InterruptedException {
        if (name.equals("scanner")) {
            return get("/api/board").get("scannerAttached").asBoolean();
        }
        return get("/api/devices")
                .get("attached")
                .valueStream()
                .anyMatch(each -> each.asText().equals(name));
    }

    private static String read(RandomAccessFile port, int count) throws IOException {
        byte[] bytes = new byte[count];
        port.readFully(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + servers.getFirst().port() + path));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path), 200));
    }

    private String post(String path, int status) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()), status);
    }

    private String send(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }
}
