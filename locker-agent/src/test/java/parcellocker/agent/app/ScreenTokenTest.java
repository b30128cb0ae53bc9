package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenTokenTest {
    @TempDir
    Path data;

    private Path boot = Path.of("");
    private int drawn;

    @BeforeEach
    void boot() throws IOException {
        boot = data.resolve("boot_id");
        Files.writeString(boot, "11111111-aaaa\n");
    }

    @Test
    void an_agent_that_starts_again_is_known_to_the_browser_that_ran_on() throws IOException {
        assertThat(token()).isEqualTo(token()).isEqualTo("token-1");
    }

    @Test
    void the_next_boot_has_another_token() throws IOException {
        String before = token();
        Files.writeString(boot, "22222222-bbbb\n");
        assertThat(token()).isNotEqualTo(before);
    }

    @Test
    void what_a_power_cut_left_of_the_file_is_drawn_anew() throws IOException {
        for (String left : new String[] {"", "11111111-aaaa", "11111111-aaaa\n\n", "11111111-aaaa\na\nb\n"}) {
            Files.writeString(data.resolve("screen-token"), left);
            assertThat(token()).as("after '%s'", left).startsWith("token-");
        }
        Files.write(data.resolve("screen-token"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThat(token()).startsWith("token-");
    }

    @Test
    void nobody_else_may_read_it() throws IOException {
        String drawnToken = token();
        assertThat(drawnToken).isNotBlank();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("screen-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_address_is_left_where_the_service_says_and_nowhere_without_one() throws IOException {
        ScreenAddress.write(null, "http://127.0.0.1:8080/?t=1");
        ScreenAddress.write("", "http://127.0.0.1:8080/?t=1");
        assertThat(data.resolve("screen.url")).doesNotExist();
        ScreenAddress.write(data.toString(), "http://127.0.0.1:8080/?t=1");
        ScreenAddress.write(data.toString(), "http://127.0.0.1:8080/?t=2");
        assertThat(data.resolve("screen.url")).hasContent("http://127.0.0.1:8080/?t=2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("screen.url"))))
                .isEqualTo("rw-r-----");
    }

    private String token() throws IOException {
        return new ScreenToken(data, boot).of(() -> "token-" + ++drawn);
    }
}
