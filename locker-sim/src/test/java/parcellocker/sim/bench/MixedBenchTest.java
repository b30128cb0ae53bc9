package parcellocker.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cabinet of four families on three lines, over two kinds of carriers. */
class MixedBenchTest {
    private static final String READ_X1 = "80010033B2";
    private static final String X1_SHUT = "80010000FF334D";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Bench bench;
    private BenchServer server;

    @BeforeEach
    void start() {
        CabinetLayout layout = CabinetLayout.read("parcellocker/sim/bench/mixed.yaml");
        List<String> lines = List.of("id=main,boards=x1", "id=far,boards=k1,over=tcp:0", "id=rtu,boards=m1+w1");
        bench = new Bench(layout, BenchPlan.of(layout, lines), folder, 1);
        server = new BenchServer(bench, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        bench.close();
    }

    @Test
    void eachFamilyOpensItsDoorOnItsLine() throws Exception {
        try (Socket far = far()) {
            far.getOutputStream().write(hex("0201310337"));
            await(() -> isOpen("A02"));
        }
        try (RandomAccessFile rtu = pty("rtu")) {
            rtu.write(hex("0105020200072C70"));
            assertThat(read(rtu, 8)).isEqualTo("0105020200072C70");
            await(() -> isOpen("A03"));
            rtu.write(hex("574B4C590901820487"));
            assertThat(read(rtu, 11)).startsWith("574B4C590B01820004");
            await(() -> isOpen("A04"));
        }
        assertThat(isOpen("A01")).isFalse();
        List<String> lines = get("/api/frames").findValuesAsText("line");
        assertThat(lines).contains("far", "rtu").doesNotContain("main");
    }

    @Test
    void oneBoardIsFaultyAndTheOthersAreNot() throws Exception {
        post("/api/board/x1/fault?kind=mute", 200);
        JsonNode boards = get("/api/board").get("boards");
        assertThat(boards.get(0).get("faults").get(0).asText()).isEqualTo("Withhold");
        assertThat(boards.get(1).get("faults")).isEmpty();
        post("/api/board/x1/fault?kind=doubled&times=1", 200);
        try (RandomAccessFile main = pty("main")) {
            main.write(hex(READ_X1));
            assertThat(read(main, 14)).isEqualTo(X1_SHUT + X1_SHUT);
        }
        post("/api/board/w1/address?to=7", 200);
        assertThat(get("/api/board").get("boards").get(3).get("address").asInt())
                .isEqualTo(7);
        post("/api/board/w1/fault?kind=none", 200);
        assertThat(get("/api/board").get("boards").get(3).get("address").asInt())
                .isEqualTo(1);
        post("/api/board/w1/restart", 200);
        post("/api/board/m1/fault?kind=late&millis=321&times=4", 200);
        assertThat(post("/api/board/m1/fault?kind=late&milis=5", 400))
                .contains("late knows [millis, times], not milis");
        assertThat(get("/api/board").get("boards").get(2).get("ails").asText())
                .as("what was refused has changed nothing")
                .isEqualTo("kind=late&millis=321");
        assertThat(post("/api/board/z9/fault?kind=dead", 404)).contains("no board z9");
    }

    @Test
    void cablesAreExchangedAndPutRightAgain() throws Exception {
        post("/api/doors/A01/fault?kind=swapped_lock&with=A05", 200);
        assertThat(get("/api/doors/A05").get("lockSwapped").asBoolean()).isTrue();
        assertThat(get("/api/doors/A05").get("fires").asText()).isEqualTo("A01");
        assertThat(get("/api/doors/A05").get("tells").asText()).isEqualTo("A05");
        try (RandomAccessFile main = pty("main")) {
            main.write(hex("8A0101119B"));
            await(() -> isOpen("A05"));
        }
        assertThat(isOpen("A01")).isFalse();
        post("/api/doors/A01/fault?kind=none", 200);
        assertThat(get("/api/doors/A05").get("lockSwapped").asBoolean()).isFalse();
        post("/api/doors/A01/fault?kind=swapped_sensor&with=a05", 200);
        assertThat(get("/api/doors/A01").get("contact").asBoolean()).isFalse();
        assertThat(post("/api/doors/A01/fault?kind=swapped_lock&with=A02", 409)).contains("two doors of one board");
        assertThat(post("/api/doors/A01/fault?kind=gone", 400))
                .contains("swapped_lock")
                .contains("welded");
    }

    @Test
    void aStrangerOnTheWireOpensEverythingUnlessTheCoilsHaveNoCurrent() throws Exception {
        post("/api/supply?on=false", 200);
        post("/api/line/far/forge?hex=0201310337", 200);
        post("/api/line/main/forge?hex=8A0101119B", 200);
        await(() -> get("/api/frames").findValuesAsText("hex").containsAll(List.of("0201310337", "8A0101119B")));
        post("/api/supply?on=true", 200);
        assertThat(get("/api/board").get("supplyOn").asBoolean()).isTrue();
        assertThat(get("/api/doors/A01").get("pulses")).isEmpty();
        assertThat(get("/api/doors/A02").get("pulses")).isEmpty();
        post("/api/line/main/forge?board=x1", 200);
        await(() -> isOpen("A01") && isOpen("A05"));
        assertThat(post("/api/line/main/forge?board=k1", 404)).contains("no such board");
        assertThat(post("/api/line/main/forge?hex=8", 400)).contains("bytes in hex");
    }

    @Test
    void oneLineIsUnpluggedAndTheOthersAreNot() throws Exception {
        post("/api/line/far/unplug", 200);
        JsonNode lines = get("/api/board").get("lines");
        assertThat(lines.get(0).get("plugged").asBoolean()).isTrue();
        assertThat(lines.get(1).get("plugged").asBoolean()).isFalse();
        post("/api/line/far/plug", 200);
        post("/api/line/far/noise?rate=0.01", 200);
        assertThat(get("/api/board").get("lines").get(1).get("bitErrorRate").asDouble())
                .isEqualTo(0.01);
        assertThat(get("/api/board").get("bitErrorRate").asDouble()).isZero();
        assertThat(post("/api/line/none/unplug", 404)).contains("only [main, far, rtu]");
    }

    private boolean isOpen(String door) throws Exception {
        return get("/api/doors/" + door).get("open").asBoolean();
    }

    private Socket far() throws Exception {
        String name = String.valueOf(bench.lineNames().get("far"));
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(name.substring(name.indexOf(':') + 1)));
        await(() -> get("/api/board").get("lines").get(1).get("attached").asBoolean());
        return socket;
    }

    private RandomAccessFile pty(String line) throws Exception {
        RandomAccessFile port = new RandomAccessFile(folder.resolve(line).toFile(), "rw");
        int index = line.equals("main") ? 0 : 2;
        await(() -> get("/api/board").get("lines").get(index).get("attached").asBoolean());
        return port;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
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
