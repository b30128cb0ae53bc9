package parcellocker.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parcellocker.sim.board.Trouble;

/** Every fault that the bench can make has one switch on its page, and only one. */
class BenchPageTest {
    private static String page(String file) throws IOException {
        try (InputStream in = BenchPageTest.class.getResourceAsStream("/parcellocker/sim/bench/page/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void a_door_has_each_trouble_and_each_exchange_of_cables_once() throws IOException {
        String html = page("index.html");
        String list = html.substring(html.indexOf("<select id=\"trouble\">"), html.indexOf("</select>"));
        assertThat(found("<option value=\"([a-z_]+)\"", list))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Trouble.values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(found("data-swap=\"([a-z_]+)\"", html))
                .containsExactlyInAnyOrder(FaultRoutes.SWAPPED_LOCK, FaultRoutes.SWAPPED_SENSOR);
    }

    /** As the bench tells them again: otherwise a page that is loaded anew would not find what it shows. */
    @Test
    void a_board_has_each_fault_written_as_the_bench_tells_it() throws IOException {
        List<String> choices = found("\\['(kind=[a-z_&=0-9]+)'", page("faults.js"));
        assertThat(choices).doesNotHaveDuplicates();
        List<String> kinds = new ArrayList<>();
        for (String choice : choices) {
            List<String> parts = List.of(choice.split("&", -1));
            FaultKind kind = FaultKind.valueOf(
                    parts.getFirst().substring("kind=".length()).toUpperCase(Locale.ROOT));
            kinds.add(kind.written());
            assertThat(parts.stream().skip(1).map(part -> part.replaceAll("=.*", "")))
                    .as(choice)
                    .containsExactlyElementsOf(kind.usual().keySet());
        }
        assertThat(kinds.stream().distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FaultKind.values())
                        .map(FaultKind::written)
                        .toList());
    }

    @Test
    void a_camera_has_each_fault_once_and_the_other_things_their_switches() throws IOException {
        String script = page("devices.js");
        String list = script.substring(script.indexOf("const CAMERA"), script.indexOf("];"));
        assertThat(found("\\['([a-z]+)'", list))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CameraKind.values())
                        .map(CameraKind::written)
                        .toList());
        for (String path : List.of("/api/badge?uid=", "/api/badge/away", "/api/climate?", "/api/scanner/away")) {
            assertThat(found("(" + Pattern.quote(path) + ")", script)).as(path).hasSize(1);
        }
        assertThat(found("plug\\('([a-z]+)'\\)", script)).containsExactlyInAnyOrder("scanner", "badge", "climate");
    }
}
