package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real pseudo-terminal. */
class SerialChannelTest {
    @TempDir
    private Path devices;

    @Test
    void whatIsWrittenAfterAHangUpIsKnownNotToBeSent() throws Exception {
        Path link = devices.resolve("port0");
        Pty pty = Pty.open();
        pty.plugInAs(link);
        try (SerialChannel channel = SerialChannel.open(new SerialSettings(link.toString(), 9_600))) {
            channel.write(new byte[] {1});
            pty.close();
            // Whoever reads may not know yet: the kernel tells whoever writes.
            assertThatThrownBy(() -> channel.write(new byte[] {1, 2, 3})).isInstanceOf(UnsentException.class);
        }
    }
}
