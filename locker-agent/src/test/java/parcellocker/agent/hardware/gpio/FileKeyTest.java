package parcellocker.agent.hardware.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.gpio.RescueKey.Position;

class FileKeyTest {
    @TempDir
    private Path folder;

    @Test
    void bothPolesMustAgreeOnATurn() throws IOException {
        assertThat(key("1\n", "0\n").read()).isEqualTo(Position.ON);
        assertThat(key("0\n", "1\n").read()).isEqualTo(Position.OFF);
        assertThat(key("1\n", "1\n").read()).isEqualTo(Position.BROKEN);
        assertThat(key("0\n", "0\n").read()).isEqualTo(Position.BROKEN);
    }

    @Test
    void aPoleThatCannotBeReadIsBroken() throws IOException {
        assertThat(key("1", "x").read()).isEqualTo(Position.BROKEN);
        assertThat(new FileKey(folder.resolve("on"), folder.resolve("not-there")).read())
                .isEqualTo(Position.BROKEN);
    }

    private FileKey key(String on, String off) throws IOException {
        return new FileKey(Files.writeString(folder.resolve("on"), on), Files.writeString(folder.resolve("off"), off));
    }
}
