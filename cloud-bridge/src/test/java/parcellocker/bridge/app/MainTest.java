package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void new_keys_are_for_their_owner_only_and_never_written_over_others() throws IOException {
        Path file = folder.resolve("keys.json");
        assertThat(run("new-keys", file.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] first = Files.readAllBytes(file);
        assertThat(run("new-keys", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-8005");
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void public_keys_show_all_three_and_nothing_private() {
        String file = folder.resolve("keys.json").toString();
        run("new-keys", file);
        assertThat(run("public-keys", file)).isZero();
        assertThat(text(out))
                .contains("\"directives\":{", "\"tokens\":{", "\"sealing\":{")
                .doesNotContain("\"d\"");
    }

    @Test
    void a_file_without_keys_is_told_by_number() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "{\"directives\":{}}");
        assertThat(run("public-keys", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).startsWith("LK-8006");
    }

    @Test
    void a_bad_configuration_does_not_start() throws IOException {
        Path file = Files.writeString(folder.resolve("bridge.yaml"), "colour: blue");
        assertThat(run("check-config", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(run(file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-8002 colour");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void without_a_configuration_it_says_how_it_is_used() {
        assertThat(run()).isEqualTo(Main.USAGE);
        assertThat(run("--nonsense")).isEqualTo(Main.USAGE);
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
