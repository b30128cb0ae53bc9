package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.watch.LogLayout;

/** How a bridge is watched, as the configuration says. */
class WatchSettingsTest {
    @TempDir
    Path folder;

    @Test
    void unless_somebody_wants_to_know_nothing_is_counted_or_traced() throws IOException {
        assertThat(read("")).isEqualTo(Config.Watching.NONE);
    }

    @Test
    void figures_traces_and_the_logs_layout_are_read() throws IOException {
        Config.Watching watching = read("""
                log: {format: json}
                metrics: {host: 0.0.0.0, port: 9464, token: a-token-of-its-own-17}
                traces: {url: "https://collector.example/v1/traces", token: a-token-of-its-own-18, percent: 5}
                """);
        assertThat(watching.log()).isEqualTo(LogLayout.JSON);
        assertThat(watching.metrics().orElseThrow().token()).contains("a-token-of-its-own-17");
        assertThat(watching.metrics().toString()).doesNotContain("token-of");
        assertThat(watching.traces().orElseThrow().percent()).isEqualTo(5);
        assertThat(watching.traces().orElseThrow().instance()).isEqualTo("bridge-1");
        assertThat(watching.traces().toString()).doesNotContain("token-of");
    }

    @Test
    void nobody_overhears_figures_or_traces() throws IOException {
        assertThat(mistakes("metrics: {host: 0.0.0.0, port: 9464}"))
                .singleElement()
                .asString()
                .startsWith("LK-8003 metrics.token");
        assertThat(mistakes("metrics: {host: 127.0.0.1, port: 9464}")).isEmpty();
        assertThat(mistakes("traces: {url: \"http://collector.example/v1/traces\"}"))
                .containsExactly("LK-8004 traces.url: https://…/v1/traces, or http:// on loopback");
        assertThat(mistakes("log: {format: xml}\ntraces: {url: \"http://127.0.0.1:4318/v1/traces\", percent: 0}"))
                .containsExactly(
                        "LK-8004 log.format: one of [text, json]",
                        "LK-8004 traces.percent: a whole number from 1 to 100");
    }

    private Config.Watching read(String more) throws IOException {
        return WatchSettings.read(new Settings(file(more)), "bridge-1");
    }

    private List<String> mistakes(String more) throws IOException {
        Settings settings = new Settings(file(more));
        WatchSettings.read(settings, "bridge-1");
        return settings.mistakes();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("bridge.yaml"), text.isEmpty() ? "{}" : text);
    }
}
