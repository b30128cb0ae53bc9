package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Overlay;
import parcellocker.contract.wire.Overlay.Range;

/** The city's values over the locker's own file. */
class StartTest {
    private static final String OWN = """
            locker: LY-000017
            epoch: 3
            data: data
            keys: keys.json
            cabinet: demo-24
            profile: {graceMillis: 300000}
            lines:
              - {id: main, port: /dev/serial/by-path/one, baud: 9600, boards: b1}
            scanner: {port: /dev/serial/by-path/two}
            badges: {port: /dev/serial/by-path/three}
            city: {url: "tcp://127.0.0.1:1883", user: LY-000017, password: 6f2b8a9c1d}
            kiosk: {port: 0, open: true, quiet: {from: "21:00", to: "06:00"}}
            """;
    private static final String SET = "{\"kiosk\":{\"quiet\":{\"from\":\"22:30\"}},\"mailIn\":\"UNWATCHED\","
            + "\"profile\":{\"graceMillis\":60000}}";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writes() throws IOException {
        file = Files.writeString(folder.resolve("agent.yaml"), OWN);
        Files.createDirectories(folder.resolve("data"));
    }

    private void tryOut(long version, String body) throws IOException {
        new Snapshots(folder.resolve("data")).tryOut(new ConfigurationId(version, Overlay.hash(body)), body);
    }

    @Test
    void what_the_city_sets_stands_in_the_place_of_the_files_and_the_rest_stays() throws IOException {
        tryOut(4, SET);
        Start start = Start.of(file);
        assertThat(start.settings().profile().graceMillis()).isEqualTo(60_000);
        assertThat(start.settings().profile().takesMailIns()).isTrue();
        assertThat(start.settings().kiosk().quiet().orElseThrow().from()).isEqualTo(LocalTime.of(22, 30));
        assertThat(start.settings().kiosk().quiet().orElseThrow().to()).isEqualTo(LocalTime.of(6, 0));
        assertThat(start.configured().id().version()).isEqualTo(4);
        assertThat(start.configured().onTrial()).isTrue();
        assertThat(start.configured().trialMillis()).isEqualTo(120_000);
    }

    @Test
    void a_technician_sees_each_value_with_where_it_comes_from_and_no_start_is_counted() throws IOException {
        tryOut(4, SET);
        for (int look = 0; look <= Snapshots.MOST_STARTS; look++) {
            assertThat(Start.told(file))
                    .containsExactly(
                            "kiosk.quiet.from: \"22:30\"   # version 4 of the city's, on trial; this file: \"21:00\"",
                            "mailIn: \"UNWATCHED\"   # version 4 of the city's, on trial; this file: nothing",
                            "profile.graceMillis: 60000   # version 4 of the city's, on trial; this file: 300000");
        }
        assertThat(Start.of(file).configured().onTrial()).isTrue();
    }

    @Test
    void what_does_not_fit_together_is_told_as_if_it_stood_in_the_file() {
        assertThat(Start.mistakes(file, "{\"mailIn\":\"WATCHED\"}"))
                .containsExactly("LK-8005 mailIn is WATCHED and there are no cameras");
        assertThat(Start.mistakes(file, "{\"wiring\":\"UNVERIFIED_ALLOWED\"}"))
                .containsExactly("LK-2052 wiring cannot be set from afar");
        assertThat(Start.mistakes(file, "{\"city\":{\"mostMillis\":1000,\"againMillis\":2000}}"))
                .containsExactly("LK-8005 city.againMillis is 2000, more than mostMillis, 1000");
        assertThat(Start.mistakes(file, SET)).isEmpty();
    }

    @Test
    void a_device_that_the_file_does_not_have_is_not_made_by_a_value_for_it() throws IOException {
        Files.writeString(file, OWN.replace("scanner: {port: /dev/serial/by-path/two}\n", ""));
        assertThat(Start.mistakes(file, "{\"scanner\":{\"againMillis\":500}}"))
                .containsExactly("LK-8003 scanner.port is missing");
    }

    @Test
    void a_file_of_the_lockers_own_with_a_mistake_is_told_and_the_trial_is_not_counted() throws IOException {
        tryOut(4, SET);
        Files.writeString(file, OWN + "prot: 7\n");
        for (int start = 0; start <= Snapshots.MOST_STARTS; start++) {
            assertThatThrownBy(() -> Start.of(file)).hasMessageContaining("LK-8002 prot");
        }
        Files.writeString(file, OWN);
        assertThat(Start.of(file).configured().onTrial()).isTrue();
    }

    @Test
    void a_second_agent_on_the_folder_counts_no_start() throws IOException {
        tryOut(4, SET);
        try (FolderLock running = FolderLock.take(folder.resolve("data")).orElseThrow()) {
            assertThat(running).isNotNull();
            assertThatThrownBy(() -> Start.of(file)).isInstanceOf(ProblemException.class);
        }
        assertThat(Files.readString(folder.resolve("data/configuration.trial"))).contains("\"starts\":0");
    }

    static Stream<Map.Entry<String, Range>> keys() {
        return Overlay.KEYS.entrySet().stream();
    }

    /** What the city believes may be set is what this agent's own reader takes, at both ends and not beyond. */
    @ParameterizedTest
    @MethodSource("keys")
    void the_city_and_this_locker_mean_the_same_by_each_key(Map.Entry<String, Range> key) {
        switch (key.getValue()) {
            case Range.Whole whole -> {
                assertThat(taken(key.getKey(), whole.least())).noneMatch(StartTest::isOutOfRange);
                assertThat(taken(key.getKey(), whole.most())).noneMatch(StartTest::isOutOfRange);
                assertThat(taken(key.getKey(), whole.least() - 1)).anyMatch(StartTest::isOutOfRange);
                assertThat(taken(key.getKey(), whole.most() + 1)).anyMatch(StartTest::isOutOfRange);
            }
            case Range.Word word -> {
                for (String one : word.words()) {
                    assertThat(taken(key.getKey(), "\"" + one + "\"")).allMatch(line -> line.startsWith("LK-8005"));
                }
                assertThat(taken(key.getKey(), "\"NEITHER\""))
                        .anySatisfy(line -> assertThat(line).endsWith("allowed: " + word.words()));
            }
            case Range.Time ignored -> {
                assertThat(taken(key.getKey(), "\"23:59\"")).isEmpty();
                assertThat(taken(key.getKey(), "\"24:00\"")).hasSize(1);
            }
        }
    }

    private static boolean isOutOfRange(String mistake) {
        return mistake.startsWith("LK-8004");
    }

    private List<String> taken(String key, Object value) {
        String body = String.valueOf(value);
        String[] parts = key.split("\\.", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            body = "{\"" + parts[i] + "\":" + body + "}";
        }
        try {
            SettingsFile.read(file, Json.tree(body));
            return List.of();
        } catch (BadSettingsException refused) {
            return refused.mistakes();
        }
    }
}
