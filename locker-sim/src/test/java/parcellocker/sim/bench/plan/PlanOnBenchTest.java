package parcellocker.sim.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.bench.Bench;
import parcellocker.sim.bench.BenchPlan;
import parcellocker.sim.bench.BenchServer;
import parcellocker.sim.bench.CabinetLayout;

/** What plans can say, said to a real bench; nobody is at the screen. */
class PlanOnBenchTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Bench bench;
    private BenchServer server;

    @BeforeEach
    void start() {
        CabinetLayout layout = CabinetLayout.read("hardware/cabinets/demo-24.yaml");
        bench = new Bench(
                layout, BenchPlan.of(layout, List.of("id=main,boards=b1")).furnished("u", "p"), folder, 1);
        server = new BenchServer(bench, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        bench.close();
    }

    @Test
    void cables_are_exchanged_and_a_forged_frame_opens_the_other_door_until_they_are_put_right() {
        passes("""
                - {door: A01, trouble: swapped_lock, with: A05}
                - {line: main, deed: forge, hex: 8A0101119B}
                - {expect: door, of: A05, is: open}
                - {expect: door, of: A01, is: shut}
                - {door: A01, trouble: none}
                - {wait: 1 s}
                - {line: main, deed: forge, hex: 8A0101119B}
                - {expect: door, of: A01, is: open}
                - {door: A01, trouble: swapped_sensor, with: A02}
                """);
        assertThat(look("doors/A02").path("tells").asText()).isEqualTo("A01");
    }

    @Test
    void a_supply_without_current_opens_nothing() {
        passes("""
                - {supply: weak}
                - {supply: strong}
                - {supply: cut}
                - {line: main, deed: forge, hex: 8A0101119B}
                - {hold: door, of: all, is: shut, during: 500 ms}
                - {supply: back}
                - {line: main, deed: forge, hex: 8A0101119B}
                - {expect: door, of: A01, is: open}
                """);
    }

    @Test
    void a_boards_switch_stays_turned_whatever_else_befalls_it_and_none_puts_all_right() {
        passes("""
                - {board: b1, address: 7}
                - {board: b1, fault: turned, channel: 3, checked: false, times: 2}
                - {board: b1, deed: restart}
                """);
        JsonNode board = look("board").path("boards").path(0);
        assertThat(board.path("address").asInt()).isEqualTo(7);
        assertThat(board.path("rightAddress").asInt()).isEqualTo(1);
        assertThat(board.path("ails").asText()).isEqualTo("kind=turned&channel=3&checked=false");
        passes("- {board: b1, fault: none}\n");
        board = look("board").path("boards").path(0);
        assertThat(board.path("address").asInt()).isEqualTo(1);
        assertThat(board.path("ails").asText()).isEqualTo("kind=none");
    }

    @Test
    void the_things_around_the_doors_are_worked() {
        passes("""
                - {badge: 62E3086CED}
                - {climate: -18.5, humidity: 80}
                - {climate: silent}
                - {camera: slow}
                - {device: climate, deed: unplug}
                """);
        JsonNode devices = look("devices");
        assertThat(devices.path("badge").asText()).isEqualTo("62E3086CED");
        assertThat(devices.path("celsius").asDouble()).isEqualTo(-18.5);
        assertThat(devices.path("silent").asBoolean()).isTrue();
        assertThat(devices.path("camera").asText()).isEqualTo("slow");
        assertThat(devices.path("unplugged").path(0).asText()).isEqualTo("climate");
        passes("""
                - {badge: away}
                - {climate: -17}
                - {camera: none}
                - {device: climate, deed: plug}
                - {device: scanner, deed: away}
                """);
        devices = look("devices");
        assertThat(devices.path("badge").asText()).isEmpty();
        assertThat(devices.path("silent").asBoolean()).isFalse();
        assertThat(devices.path("humidity").asDouble()).isEqualTo(80);
        assertThat(devices.path("camera").asText()).isEqualTo("none");
        assertThat(devices.path("unplugged")).isEmpty();
    }

    private void passes(String steps) {
        Plan plan = PlanFile.read("own", "plan: own\nwhy: to see\nsteps:\n" + steps);
        Site toy = new Toy().site();
        Result result = new PlanRun(
                        plan, new Site(new Real(), toy.screen(), toy.machine(), toy.book(), toy.pockets()), line -> {})
                .play();
        assertThat(result.lines()).extracting(Result.Line::seen).containsOnly("");
    }

    private JsonNode look(String path) {
        return new Real().look(path);
    }

    private final class Real implements Site.Cabinet {
        @Override
        public JsonNode look(String path) {
            return send(request(path).GET());
        }

        @Override
        public JsonNode order(String path, Map<String, String> parameters) {
            String query = parameters.entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(request(path + "?" + query).POST(HttpRequest.BodyPublishers.noBody()));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/" + path));
        }

        private JsonNode send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.body());
                }
                return JSON.readTree(answer.body());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
