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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works the bench over HTTP and over its serial lines, as scripts and a locker do. */
class BenchServerTest {
    private static final String OPEN_A02 = "8A01021198";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Bench bench;
    private BenchServer server;

    @BeforeEach
    void start() {
        bench = new Bench(CabinetLayout.read("hardware/cabinets/demo-24.yaml"), folder, 1);
        server = new BenchServer(bench, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        bench.close();
        assertThat(Files.exists(bench.boardLink(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.exists(bench.scannerLink(), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void anOpenFrameOnTheLineOpensExactlyItsDoorAndIsLogged() throws Exception {
        long before = System.nanoTime();
        try (RandomAccessFile line = open(bench.boardLink(), "attached")) {
            line.write(HexFormat.of().parseHex(OPEN_A02));
            assertThat(read(line, 5)).isEqualTo(OPEN_A02);
        }
        await(() -> get("/api/doors/A02").get("open").asBoolean());
        JsonNode doors = get("/api/doors");
        assertThat(doors).hasSize(24);
        for (JsonNode door : doors) {
            boolean meant = door.get("id").asText().equals("A02");
            assertThat(door.get("open").asBoolean()).isEqualTo(meant);
            assertThat(door.get("pulses")).hasSize(meant ? 1 : 0);
        }
        JsonNode frames = get("/api/frames");
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0).get("hex").asText()).isEqualTo(OPEN_A02);
        assertThat(frames.get(0).get("direction").asText()).isEqualTo("TO_BOARD");
        assertThat(frames.get(1).get("direction").asText()).isEqualTo("FROM_BOARD");
        long start = frames.get(0).get("startNanos").asLong();
        assertThat(start).isBetween(before, System.nanoTime());
        assertThat(frames.get(0).get("endNanos").asLong() - start).isEqualTo(5 * 1_041_666L);
    }

    @Test
    void aPersonFillsShutsForcesAndEmpties() throws Exception {
        assertThat(post("/api/doors/B03/put?label=SF1", 409)).contains("B03 is shut");
        post("/api/doors/B03/open", 200);
        post("/api/doors/B03/put?label=SF1", 200);
        post("/api/doors/B03/put?label=SF2", 200);
        assertThat(post("/api/doors/B03/take?label=SF9", 409)).contains("no parcel SF9");
        post("/api/doors/B03/take?label=SF1", 200);
        post("/api/doors/B03/close", 200);
        JsonNode door = get("/api/doors/B03");
        assertThat(door.get("open").asBoolean()).isFalse();
        assertThat(door.get("contents")).hasSize(1);
        assertThat(door.get("contents").get(0).asText()).isEqualTo("SF2");
        assertThat(door.get("pulses")).isEmpty();
    }

    @Test
    void withheldAnswersAndJamsAreHadOnDemand() throws Exception {
        post("/api/doors/A02/fault?kind=jam", 200);
        try (RandomAccessFile line = open(bench.boardLink(), "attached")) {
            line.write(HexFormat.of().parseHex(OPEN_A02));
            assertThat(read(line, 5)).isEqualTo(OPEN_A02);
            await(() -> get("/api/doors/A02").get("pulses").size() == 1);
            post("/api/board/fault?kind=withhold&fires=true&times=1", 200);
            assertThat(get("/api/board").get("faults").get(0).asText()).isEqualTo("Withhold");
            line.write(HexFormat.of().parseHex("8A01031199"));
            await(() -> get("/api/doors/A03").get("open").asBoolean());
            line.write(HexFormat.of().parseHex("80010033B2"));
            assertThat(read(line, 7))
                    .as("the read's answer, none of the open's")
                    .isEqualTo("8001FFFFFB3349");
        }
        assertThat(get("/api/doors/A02").get("open").asBoolean()).isFalse();
    }

    @Test
    void whatIsHeldBeforeTheScannerComesOutOfIt() throws Exception {
        try (RandomAccessFile line = open(bench.scannerLink(), "scannerAttached")) {
            JsonNode scan = json.readTree(post("/api/scanner?text=SF1088001234567&seed=3", 200));
            assertThat(scan.get("read").asText()).isEqualTo("SF1088001234567");
            assertThat(HexFormat.of().parseHex(read(line, 16)))
                    .isEqualTo("SF1088001234567\r".getBytes(StandardCharsets.US_ASCII));
            HttpResponse<byte[]> photo =
                    http.send(request(scan.get("photo").asText()).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(photo.headers().firstValue("content-type")).contains("image/png");
            assertThat(photo.body()).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void theLineIsPulledAndPluggedInAgain() throws Exception {
        post("/api/line/unplug", 200);
        assertThat(Files.exists(bench.boardLink(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        post("/api/scanner/unplug", 200);
        assertThat(post("/api/scanner?text=SF1088001234567&seed=3", 409)).contains("plug it in");
        post("/api/line/plug", 200);
        try (RandomAccessFile line = open(bench.boardLink(), "attached")) {
            line.write(HexFormat.of().parseHex("80010033B2"));
            assertThat(read(line, 7)).isEqualTo("8001FFFFFF334D");
        }
    }

    @Test
    void mistakesAreToldInClearText() throws Exception {
        assertThat(post("/api/doors/Z99/open", 404)).contains("no compartment Z99");
        assertThat(post("/api/doors/A01/fault?kind=fire", 400)).contains("wrong_polarity");
        assertThat(post("/api/doors/A01/put", 400)).contains("label is missing");
        assertThat(post("/api/board/fault?kind=cut&bytes=many", 400)).contains("must be a number");
        assertThat(post("/api/line/noise?rate=2", 400)).contains("between 0 and 1");
        assertThat(post("/api/nothing", 404)).contains("nothing is served");
        assertThat(send(request("/api/photos/99.png"), 404)).contains("no longer kept");
    }

    @Test
    void thePageIsServedAndHearsOfAMovingDoorAtOnce() throws Exception {
        assertThat(send(request("/"), 200)).contains("Locker bench");
        HttpResponse<Stream<String>> news = http.send(
                request("/api/events").header("Accept", "text/event-stream").build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = news.body()) {
            Iterator<String> each = lines.iterator();
            assertThat(nextDoors(each).get(0).get("open").asBoolean()).isFalse();
            post("/api/doors/A01/open", 200);
            assertThat(nextDoors(each).get(0).get("open").asBoolean()).isTrue();
        }
    }

    private JsonNode nextDoors(Iterator<String> lines) throws IOException {
        boolean named = false;
        while (true) {
            String line = lines.next();
            if (named && line.startsWith("data:")) {
                return json.readTree(line.substring("data:".length()));
            }
            named |= line.equals("event: doors");
        }
    }

    private RandomAccessFile open(Path link, String lamp) throws Exception {
        RandomAccessFile port = new RandomAccessFile(link.toFile(), "rw");
        await(() -> get("/api/board").get(lamp).asBoolean());
        return port;
    }

    private static String read(RandomAccessFile port, int count) throws IOException {
        byte[] bytes = new byte[count];
        port.readFully(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
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

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
