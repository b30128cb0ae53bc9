package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

class KeysTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path file;
    private Keys first;

    @BeforeEach
    void draw() throws IOException {
        file = folder.resolve("keys.json");
        first = Keys.fresh();
        first.write(file);
    }

    @Test
    void a_rotation_draws_new_keys_and_keeps_the_former_ones_for_their_owner_alone() throws IOException {
        assertThat(run("rotate-keys", file.toString())).isZero();
        Keys second = Keys.read(file);
        assertThat(second.directives().elder())
                .containsExactly(first.directives().present());
        assertThat(second.tokens().elder()).containsExactly(first.tokens().present());
        assertThat(second.sealing().elder()).containsExactly(first.sealing().present());
        assertThat(second.directives().present())
                .isNotEqualTo(first.directives().present());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_rotation_may_be_of_some_purposes_only() {
        assertThat(run("rotate-keys", file.toString(), "--only", "tokens,sealing"))
                .isZero();
        Keys second = Keys.read(file);
        assertThat(second.directives()).isEqualTo(first.directives());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Rotate directives too");
        assertThat(second.tokens().elder()).containsExactly(first.tokens().present());
        assertThat(second.sealing().elder()).containsExactly(first.sealing().present());
        assertThat(run("rotate-keys", file.toString(), "--only", "doors")).isEqualTo(Main.USAGE);
        assertThat(Keys.read(file)).isEqualTo(second);
    }

    @Test
    void of_each_three_former_keys_are_kept_and_the_fourth_is_told_of() {
        for (int i = 0; i < KeyRing.MOST_ELDER; i++) {
            assertThat(run("rotate-keys", file.toString())).isZero();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Keys.read(file).tokens().eldest()).isEqualTo(first.tokens().present());
        assertThat(run("rotate-keys", file.toString())).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the eldest key for TOKENS is dropped");
        assertThat(Keys.read(file).tokens().all())
                .hasSize(1 + KeyRing.MOST_ELDER)
                .doesNotContain(first.tokens().present());
    }

    @Test
    void a_rotation_that_cannot_be_written_changes_nothing() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("keys.json.next/in-the-way"));
        assertThat(run("rotate-keys", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("LK-8006", "it is as it was");
        assertThat(Keys.read(file)).isEqualTo(first);
        Files.delete(obstacle);
        assertThat(run("rotate-keys", file.toString())).isZero();
        assertThat(folder.resolve("keys.json.next")).doesNotExist();
    }

    @Test
    void a_file_with_an_elder_key_that_is_none_is_no_file_of_keys() throws IOException {
        first.rotated(EnumSet.allOf(Keys.Purpose.class)).replace(file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"elder\":{\"directives\":[", "\"elder\":{\"directives\":[1,"));
        assertThatThrownBy(() -> Keys.read(file)).hasMessageContaining("LK-8006");
    }

    @Test
    void public_keys_name_the_present_and_the_elder_ones_and_nothing_private() {
        run("rotate-keys", file.toString());
        assertThat(run("public-keys", file.toString())).isZero();
        String printed = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
        assertThat(printed).doesNotContain("\"d\"");
        assertThat(Json.tree(printed).path("elder").path("tokens").get(0))
                .isEqualTo(Json.tree(Jose.publicOf(first.tokens().present())));
        assertThat(Json.tree(printed).path("tokens"))
                .isEqualTo(Json.tree(Jose.publicOf(Keys.read(file).tokens().present())));
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
